package io.spacemoe.solver.tck;

/** The lines of the contract between the door and an engine. */
enum Clause {
  IDENTITY(
      "1. A stable, unique, lower-case id and a fixed set of capabilities; constructing loads nothing;"
          + " unavailableBecause never throws."),
  ABILITIES("2. What is declared works; what is not declared is refused by name before any work."),
  EDGE_SIZES(
      "3. No expert, one expert, satellites with no room, more satellites than experts, total room met"
          + " exactly."),
  FEASIBILITY("4. A returned placement is complete and feasible."),
  OPTIMALITY(
      "5. OPTIMAL is true and, where satellites count slots, comes with tight rents; no bound exceeds"
          + " a placement's cost; an exact engine given time ends with OPTIMAL or INFEASIBLE."),
  INFEASIBILITY("6. INFEASIBLE is true and comes with a shortage that holds, or with a claim."),
  REPEATABILITY(
      "7. The same problem, seed, one thread and iteration limit give the same answer, also the second"
          + " time and from another provider."),
  CONCURRENCY("8. Solves at the same time do not disturb each other; inputs are never modified."),
  STOPPING("9. Cancelled before the start means back at once; limits are kept within the grace."),
  HUGE_COSTS(
      "10. Costs near the range limit: the right answer or a refusal, never a wrong number."),
  TRANSFORMATIONS(
      "11. Relabelling keeps the optimum, dearer rows add what they are dearer, scaling scales."),
  HINTS_AND_SILENCE("12. A hint never makes the answer worse than the hint; nothing is printed.");

  private final String text;

  Clause(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}

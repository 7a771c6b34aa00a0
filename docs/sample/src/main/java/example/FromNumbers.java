package example;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.door.Solvers;
import java.util.List;

/** Three experts on four satellites, from raw numbers. */
public final class FromNumbers {
  public static void main(String[] args) {
    long[] weightPpm = {900_000, 700_000, 400_000}; // activation probabilities
    long[] latencyNs = {30_000_000, 10_000_000, 20_000_000, 40_000_000}; // expected path latencies
    PlacementProblem problem =
        new PlacementProblem(
            "first steps",
            new Costs.Product(weightPpm, latencyNs),
            Capacity.one(),
            ForbiddenPairs.of(List.of(new int[] {0, 1}))); // expert 0 must not use satellite 1

    SolveResult result = Solvers.solve(problem, SolveOptions.defaults());
    System.out.println(result.termination() + " " + result.placement().orElseThrow());

    // Believe nothing: recompute the cost, and check the proof that no placement costs less.
    long cost = problem.evaluate(result.placement().orElseThrow()).cost();
    Proof.Rents rents = (Proof.Rents) result.proofs().get(0);
    System.out.println(cost + " fs, proved: " + (rents.bound(problem).getAsLong() == cost));
  }
}

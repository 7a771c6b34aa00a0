package io.spacemoe.lab.run;

import io.spacemoe.instances.assignment.Objective;
import io.spacemoe.solver.Incumbent;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolveResult.Evidence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * What came of a run.
 *
 * @param status how it ended
 * @param facts the instance; empty when it was never read
 * @param version version of the engine's module, {@code unpackaged} when it runs from class files
 * @param stoppedBy the limit that stopped the engine, for example {@code time}
 * @param cost cost of the placement, recomputed from the instance
 * @param bound the best lower bound, checked or claimed
 * @param evidence what supports the bound, or the infeasibility
 * @param seconds wall-clock seconds inside the engine; until it was cut off, when it was
 * @param iterations iterations, in the engine's own measure; 0 when it has none
 * @param peakMemoryBytes greatest resident memory of the process during the run; runs that share a
 *     process share it
 * @param machine processor, system and Java that the run had
 * @param host name of the machine, where the run was done on another than the study's
 * @param message why there is no answer, for people
 * @param trace what was known when, for engines that report it
 */
public record Outcome(
    RunStatus status,
    Optional<InstanceFacts> facts,
    String version,
    Optional<String> stoppedBy,
    OptionalLong cost,
    OptionalLong bound,
    Evidence evidence,
    double seconds,
    long iterations,
    OptionalLong peakMemoryBytes,
    String machine,
    Optional<String> host,
    Optional<String> message,
    List<Incumbent> trace) {

  /**
   * Copies the trace.
   *
   * @param status how it ended
   * @param facts the instance; empty when it was never read
   * @param version version of the engine's module, {@code unpackaged} when it runs from class files
   * @param stoppedBy the limit that stopped the engine, for example {@code time}
   * @param cost cost of the placement, recomputed from the instance
   * @param bound the best lower bound, checked or claimed
   * @param evidence what supports the bound, or the infeasibility
   * @param seconds wall-clock seconds inside the engine; until it was cut off, when it was
   * @param iterations iterations, in the engine's own measure; 0 when it has none
   * @param peakMemoryBytes greatest resident memory of the process during the run; runs that share
   *     a process share it
   * @param machine processor, system and Java that the run had
   * @param host name of the machine, where the run was done on another than the study's
   * @param message why there is no answer, for people
   * @param trace what was known when, for engines that report it
   */
  public Outcome {
    trace = List.copyOf(trace);
  }

  /** An engine's audited answer. */
  static Outcome answered(
      InstanceFacts facts, String version, SolveResult result, OptionalLong peakMemoryBytes) {
    return new Outcome(
        RunStatus.valueOf(result.termination().reason().name()),
        Optional.of(facts),
        version,
        result.termination().limit().map(limit -> limit.name().toLowerCase(Locale.ROOT)),
        result.cost(),
        result.bound(),
        result.evidence(),
        result.seconds(),
        result.iterations(),
        peakMemoryBytes,
        Machine.description(),
        Optional.empty(),
        Optional.empty(),
        result.trace());
  }

  /** A run without an answer. */
  public static Outcome without(
      RunStatus status,
      Optional<InstanceFacts> facts,
      String version,
      double seconds,
      OptionalLong peakMemoryBytes,
      String message) {
    return new Outcome(
        status,
        facts,
        version,
        Optional.empty(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        Evidence.NONE,
        seconds,
        0,
        peakMemoryBytes,
        Machine.description(),
        Optional.empty(),
        Optional.of(message),
        List.of());
  }

  /**
   * {@return the same as the study's machine sees it}
   *
   * @param on name of the machine that the run was done on
   * @param other why there is no answer, for people
   */
  public Outcome seenFrom(Optional<String> on, Optional<String> other) {
    return new Outcome(
        status,
        facts,
        version,
        stoppedBy,
        cost,
        bound,
        evidence,
        seconds,
        iterations,
        peakMemoryBytes,
        machine,
        on,
        other,
        trace);
  }

  /** {@return the cost in the instance's own sense: a profit where its file maximises} */
  public OptionalLong value() {
    return value(cost);
  }

  /**
   * {@return a cost, or a bound on costs, in the instance's own sense; itself when the instance was
   * never read}
   *
   * @param number the cost or bound
   */
  public OptionalLong value(OptionalLong number) {
    return number.isEmpty() || facts.isEmpty()
        ? number
        : OptionalLong.of(facts.get().objective().value(number.getAsLong(), facts.get().experts()));
  }

  /** {@return the relative gap between the placement and the bound; see {@link Objective#gap}} */
  public OptionalDouble gap() {
    return cost.isEmpty() || bound.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(gap(cost.getAsLong(), bound.getAsLong()));
  }

  /**
   * {@return the relative gap between a placement and a bound of this instance; see {@link
   * Objective#gap}}
   *
   * @param placed the placement's cost
   * @param bound a bound on costs
   */
  public double gap(long placed, long bound) {
    return facts
        .map(InstanceFacts::objective)
        .orElse(Objective.COST)
        .gap(placed, bound, facts.map(InstanceFacts::experts).orElse(0));
  }

  /** {@return why there is no answer, in one line} */
  public Optional<String> why() {
    return message.map(Outcome::inOneLine);
  }

  /**
   * {@return a message without the ends of its lines}
   *
   * @param message one or more lines
   */
  public static String inOneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  /** {@return seconds until the first placement; the end, when the engine does not report it} */
  public OptionalDouble secondsToFirst() {
    return secondsTo(point -> point.cost().isPresent());
  }

  /** {@return seconds until the best placement; the end, when the engine does not report it} */
  public OptionalDouble secondsToBest() {
    return secondsTo(point -> point.cost().equals(cost));
  }

  private OptionalDouble secondsTo(Predicate<Incumbent> reached) {
    return cost.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            trace.stream()
                .filter(reached)
                .mapToDouble(Incumbent::seconds)
                .findFirst()
                .orElse(seconds));
  }
}

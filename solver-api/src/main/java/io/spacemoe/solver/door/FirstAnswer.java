package io.spacemoe.solver.door;

import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Asks engines that the caller did not name, one after the other, until one does not refuse. */
final class FirstAnswer {
  private static final Duration LEAST = Duration.ofMillis(1);

  private FirstAnswer() {}

  /**
   * The answer of the first engine that takes the problem.
   *
   * @param problem for messages
   * @param engines in the order of asking
   * @param options a refusal may come late, so each engine gets what time is left
   * @param solve asks one engine
   * @param others ids of engines that could be named instead, for the message when there is none
   * @throws UnsupportedProblemException when there is no engine, or each refuses
   */
  static <E> SolveResult of(
      Object problem,
      Stream<E> engines,
      SolveOptions options,
      BiFunction<E, SolveOptions, SolveResult> solve,
      Supplier<String> others) {
    long start = System.nanoTime();
    List<UnsupportedProblemException> refusals = new ArrayList<>();
    for (Iterator<E> next = engines.iterator(); next.hasNext(); ) {
      try {
        return solve.apply(next.next(), left(options, System.nanoTime() - start));
      } catch (UnsupportedProblemException refusal) {
        refusals.add(refusal);
      }
    }
    throw refusals.isEmpty()
        ? UnsupportedProblemException.noEngine(problem, others.get())
        : UnsupportedProblemException.allRefuse(problem, refusals, others.get());
  }

  private static SolveOptions left(SolveOptions options, long nanos) {
    if (options.timeLimit().isEmpty()) {
      return options;
    }
    Duration left = options.timeLimit().get().minusNanos(nanos);
    return options.withTimeLimit(left.compareTo(LEAST) < 0 ? LEAST : left);
  }
}

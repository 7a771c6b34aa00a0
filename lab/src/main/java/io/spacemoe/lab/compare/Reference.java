package io.spacemoe.lab.compare;

import io.spacemoe.lab.run.InstanceFacts;
import io.spacemoe.solver.SolveResult.Evidence;
import io.spacemoe.solver.SolverFailureException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * What the gaps of an instance are measured to: no placement that is known costs less.
 *
 * @param cost a cost or a bound on costs
 * @param support on whose word it stands
 */
record Reference(long cost, Support support) {
  /** On whose word a reference stands, the most trusted first. */
  enum Support {
    /** A placement costs this, and a checked bound says that none costs less. */
    PROVED_OPTIMUM,
    /** The instance file says that it is the optimum, and nothing contradicts it. */
    PUBLISHED_OPTIMUM,
    /** An engine says that its placement is best, and nobody can check it. */
    CLAIMED_OPTIMUM,
    /** A checked bound; a best placement may cost more. */
    CHECKED_BOUND,
    /** A bound that an engine says and nobody can check. */
    CLAIMED_BOUND,
    /** The best placement that any engine found; there is no bound. */
    BEST_FOUND;

    /** In words, for example {@code published optimum}. */
    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /**
   * The reference of an instance, if anything is known of it.
   *
   * @param trials all trials on it
   * @throws SolverFailureException when a checked bound is above a placement
   */
  static Optional<Reference> of(List<Trial> trials) {
    OptionalLong best = costs(trials).min();
    OptionalLong checked = bounds(trials, Evidence.CHECKED).max();
    requireTrue(trials, best, checked);
    return best.isPresent() && checked.equals(best)
        ? reference(best, Support.PROVED_OPTIMUM)
        : reference(
                published(trials).filter(known -> within(known, best, checked)).min(),
                Support.PUBLISHED_OPTIMUM)
            .or(
                () ->
                    reference(
                        costs(trials.stream().filter(Trial::claimed).toList())
                            .filter(cost -> within(cost, best, checked))
                            .min(),
                        Support.CLAIMED_OPTIMUM))
            .or(() -> reference(checked, Support.CHECKED_BOUND))
            .or(
                () ->
                    reference(
                        bounds(trials, Evidence.CLAIMED)
                            .filter(bound -> within(bound, best, checked))
                            .max(),
                        Support.CLAIMED_BOUND))
            .or(() -> reference(best, Support.BEST_FOUND));
  }

  private static void requireTrue(List<Trial> trials, OptionalLong best, OptionalLong checked) {
    boolean impossible = trials.stream().anyMatch(t -> t.proved() && t.outcome().cost().isEmpty());
    if (best.isPresent()
        && (impossible || (checked.isPresent() && checked.getAsLong() > best.getAsLong()))) {
      throw new SolverFailureException(
          String.format(
              Locale.ROOT,
              "%s: a placement has value %d, and %s; one of the two is wrong, so nothing is reported",
              trials.get(0).instance(),
              value(trials, best),
              impossible
                  ? "a checked proof says that there is none"
                  : "a checked bound says that none is better than " + value(trials, checked)));
    }
  }

  /** In the sense of the file, where one of the trials has read it. */
  private static long value(List<Trial> trials, OptionalLong cost) {
    return trials.stream()
        .map(Trial::outcome)
        .filter(outcome -> outcome.facts().isPresent())
        .map(outcome -> outcome.value(cost))
        .findFirst()
        .orElse(cost)
        .getAsLong();
  }

  private static boolean within(long value, OptionalLong best, OptionalLong checked) {
    return value <= best.orElse(Long.MAX_VALUE) && value >= checked.orElse(Long.MIN_VALUE);
  }

  private static Optional<Reference> reference(OptionalLong cost, Support support) {
    return cost.isPresent()
        ? Optional.of(new Reference(cost.getAsLong(), support))
        : Optional.empty();
  }

  /** The optimum that the file names, if a placement or a checked bound shows that it is wrong. */
  static Optional<Long> refutedOptimum(List<Trial> trials) {
    OptionalLong best = costs(trials).min();
    OptionalLong checked = bounds(trials, Evidence.CHECKED).max();
    return published(trials).filter(known -> !within(known, best, checked)).boxed().findFirst();
  }

  /** The optimum that the file names, a number for each trial that read it. */
  private static LongStream published(List<Trial> trials) {
    return trials.stream()
        .map(trial -> trial.outcome().facts().map(InstanceFacts::knownOptimum))
        .flatMap(Optional::stream)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong);
  }

  private static LongStream bounds(List<Trial> trials, Evidence evidence) {
    return values(
        trials.stream().filter(trial -> trial.outcome().evidence() == evidence).toList(),
        trial -> trial.outcome().bound());
  }

  private static LongStream costs(List<Trial> trials) {
    return values(trials, trial -> trial.outcome().cost());
  }

  private static LongStream values(List<Trial> trials, Function<Trial, OptionalLong> value) {
    return trials.stream()
        .map(value)
        .filter(OptionalLong::isPresent)
        .mapToLong(OptionalLong::getAsLong);
  }
}

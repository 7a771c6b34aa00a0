package io.spacemoe.lab.verify;

import io.spacemoe.instances.assignment.AssignmentFile;
import java.math.BigInteger;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Costs and bounds as the instance's own file counts them: a profit where it is to be maximised.
 *
 * @param file the instance
 */
public record Values(AssignmentFile file) {
  /** Whether they are something else than the costs that engines minimise. */
  public boolean converted() {
    return !file.objective().isCost();
  }

  /** What a cost, or a bound on costs, is in the file's own sense. */
  public long of(long cost) {
    return file.objective().value(cost, file.problem().experts());
  }

  /** The same for a number that may not be there. */
  public Long ofOptional(OptionalLong cost) {
    return cost.isPresent() ? of(cost.getAsLong()) : null;
  }

  /** Which way is better. */
  public String sense() {
    return file.objective().maximised() ? "maximise" : "minimise";
  }

  /** A value with its unit, and the cost behind it where that is another number. */
  public String withUnit(long cost) {
    return converted()
        ? String.format(
            Locale.ROOT, "%s %s (%sd; solved as cost %d)", number(cost), file.unit(), sense(), cost)
        : String.format(Locale.ROOT, "%d %s", cost, file.unit());
  }

  /** A bound on costs, and what it says of values where they are other numbers. */
  String bound(long bound) {
    return converted()
        ? String.format(
            Locale.ROOT,
            "%d: no value %s %s",
            bound,
            file.objective().maximised() ? "above" : "below",
            number(bound))
        : Long.toString(bound);
  }

  /** Also for numbers out of a file, which may be anything. */
  private BigInteger number(long cost) {
    BigInteger all =
        BigInteger.valueOf(file.objective().base())
            .multiply(BigInteger.valueOf(file.problem().experts()));
    return file.objective().maximised()
        ? all.subtract(BigInteger.valueOf(cost))
        : all.add(BigInteger.valueOf(cost));
  }

  /** The relative gap between a cost and a bound, both as values, in parentheses; nothing for 0. */
  public String gap(OptionalLong cost, long bound) {
    if (cost.isEmpty()) {
      return "";
    }
    double gap = file.objective().gap(cost.getAsLong(), bound, file.problem().experts());
    return gap > 0 ? String.format(Locale.ROOT, " (gap %.4f %%)", gap * 100) : "";
  }
}

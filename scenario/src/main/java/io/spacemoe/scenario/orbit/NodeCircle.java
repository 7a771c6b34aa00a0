package io.spacemoe.scenario.orbit;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Satellites sorted round the equator by their ascending nodes and cut into planes where the gaps
 * are: gaps in descending order fall off most where those between planes end and those inside
 * planes begin.
 */
final class NodeCircle {
  /** Gaps as small as this are those of one plane: nodes swing by 0.03 degrees in each orbit. */
  private static final double ONE_PLANE_DEG = 0.05;

  /** The least ratio of the smallest gap between planes and the largest in a plane. */
  private static final double SHARPNESS = 5;

  private NodeCircle() {}

  /** The planes eastwards; each has at least one satellite. */
  static List<List<Tracked>> planes(List<Tracked> satellites) {
    List<Tracked> sorted = new ArrayList<>(satellites);
    sorted.sort(Comparator.comparing(Tracked::nodeDeg));
    int n = sorted.size();
    double[] gaps = new double[n];
    for (int i = 0; i < n; i++) {
      double next = i + 1 < n ? sorted.get(i + 1).nodeDeg() : sorted.get(0).nodeDeg() + 360;
      gaps[i] = next - sorted.get(i).nodeDeg();
    }
    double least = leastBetweenPlanes(gaps);
    int start = 0;
    while (gaps[start] < least) {
      start++;
    }
    List<List<Tracked>> planes = new ArrayList<>();
    for (int i = 1; i <= n; i++) {
      if (gaps[(start + i - 1) % n] >= least) {
        planes.add(new ArrayList<>());
      }
      planes.get(planes.size() - 1).add(sorted.get((start + i) % n));
    }
    return planes;
  }

  private static double leastBetweenPlanes(double[] gaps) {
    double[] ascending = gaps.clone();
    Arrays.sort(ascending);
    double sharpest = 0;
    double least = 0;
    for (int i = 0; i < ascending.length; i++) {
      double inside = Math.max(ONE_PLANE_DEG, i == 0 ? 0 : ascending[i - 1]);
      if (ascending[i] / inside >= sharpest) {
        sharpest = ascending[i] / inside;
        least = ascending[i];
      }
    }
    if (sharpest < SHARPNESS) {
      throw new InvalidValueException(
          "",
          String.format(
              Locale.ROOT,
              "has no planes to be seen: the nodes of its %d satellites have no clear gaps. The least gap that could divide planes is %s degrees, only %s times the next smaller one.%nMaybe give the satellites of one shell only",
              gaps.length,
              tenth(least),
              tenth(sharpest)));
    }
    return least;
  }

  private static String tenth(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}

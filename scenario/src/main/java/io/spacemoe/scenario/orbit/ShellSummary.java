package io.spacemoe.scenario.orbit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A shell of a file, as a list of shells shows it: satellites of about the same inclination and
 * height.
 *
 * @param satellites how many they are
 * @param inclinationDeg their inclinations
 * @param altitudeKm their heights, by the mean motion
 */
public record ShellSummary(
    int satellites, Selection.Range inclinationDeg, Selection.Range altitudeKm) {

  /**
   * Half the width of the inclinations of one shell; those of neighbours differ by 0.15 degrees.
   */
  private static final double INCLINATIONS_DEG = 0.07;

  /** Half the width of the heights of one shell; satellites on their way up are further away. */
  private static final double HEIGHTS_KM = 4;

  /** Fewer satellites than this part of all are no shell. */
  private static final double LEAST = 0.01;

  /**
   * The shells of element sets, the most common first: of the satellites that are left the most
   * common inclination, and of those the most common height, again and again.
   */
  public static List<ShellSummary> of(Collection<ElementSet> sets) {
    List<ElementSet> left = new ArrayList<>(sets);
    List<ShellSummary> shells = new ArrayList<>();
    while (!left.isEmpty()) {
      Selection next = commonest(left);
      List<ElementSet> shell = left.stream().filter(next::takes).toList();
      if (shell.size() < Math.max(3, LEAST * sets.size())) {
        break;
      }
      shells.add(
          new ShellSummary(
              shell.size(),
              range(shell.stream().mapToDouble(ElementSet::inclinationDeg).toArray(), 100),
              range(shell.stream().mapToDouble(Tracked::heightKm).toArray(), 1)));
      left.removeIf(next::takes);
    }
    return shells;
  }

  private static Selection commonest(List<ElementSet> sets) {
    double inclination =
        new Crowd(sets.stream().mapToDouble(ElementSet::inclinationDeg).toArray())
            .commonest(INCLINATIONS_DEG);
    Selection.Range inclinations =
        new Selection.Range(inclination - INCLINATIONS_DEG, inclination + INCLINATIONS_DEG);
    double height =
        new Crowd(
                sets.stream()
                    .filter(set -> inclinations.holds(set.inclinationDeg()))
                    .mapToDouble(Tracked::heightKm)
                    .toArray())
            .commonest(HEIGHTS_KM);
    return new Selection(
        Optional.of(inclinations),
        Optional.of(new Selection.Range(height - HEIGHTS_KM, height + HEIGHTS_KM)),
        Optional.empty());
  }

  /** From the least to the greatest, rounded outwards to whole parts. */
  private static Selection.Range range(double[] numbers, double parts) {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      least = Math.min(least, number);
      most = Math.max(most, number);
    }
    return new Selection.Range(Math.floor(least * parts) / parts, Math.ceil(most * parts) / parts);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d satellites, inclination %.2f to %.2f deg, altitude %.0f to %.0f km",
        satellites,
        inclinationDeg.from(),
        inclinationDeg.to(),
        altitudeKm.from(),
        altitudeKm.to());
  }
}

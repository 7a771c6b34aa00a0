package io.spacemoe.scenario.orbit;

import io.spacemoe.scenario.orbit.LeftOut.Reason;
import io.spacemoe.scenario.value.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The satellites of a file that fly together: those with the most common inclination, at heights
 * and nodes that many of them share, all at the epoch of the newest element set.
 */
final class Shell {
  /** Element sets older than this are no longer worth propagating: errors grow by km per day. */
  static final double STALE_DAYS = 30;

  /** Satellites lower than this are burning up. */
  static final double LOWEST_KM = 80;

  /** Inclinations of one shell differ by no more than this from the most common one. */
  static final double SAME_INCLINATION_DEG = 0.08;

  /** Satellites this far apart in height drift by about 2.5 degrees per day: no neighbours. */
  static final double SAME_HEIGHT_KM = 2;

  /** Nodes of one plane differ by about this. */
  static final double SAME_NODE_DEG = 0.5;

  /** Heights of one shell, which may be stepped from plane to plane, lie within this. */
  static final double HEIGHTS_KM = 100;

  /** At how many times in its first orbit a satellite must not have fallen. */
  private static final int TIMES = 8;

  private final Instant epoch;
  private final List<LeftOut> leftOut = new ArrayList<>();
  private List<Tracked> satellites = new ArrayList<>();

  Shell(OrbitFile file) {
    ElementSet newest =
        file.sets().stream()
            .max(Comparator.comparing(ElementSet::epoch))
            .orElseThrow(() -> new InvalidValueException("", "has no satellites"));
    epoch = newest.epoch();
    refuseScatteredEpochs(file.sets(), newest);
    for (ElementSet set : file.sets()) {
      track(set);
    }
    keepCommonInclination();
    keepCommonHeights();
    keepCommonNodes();
    if (satellites.isEmpty()) {
      throw new InvalidValueException(
          "", "has no satellite that can be placed; the first is " + leftOut.get(0).why());
    }
  }

  /** The epoch of the newest element set. */
  Instant epoch() {
    return epoch;
  }

  /** The satellites, in the order of the file. */
  List<Tracked> satellites() {
    return satellites;
  }

  /** All others, with the reasons. */
  List<LeftOut> leftOut() {
    return leftOut;
  }

  private static void refuseScatteredEpochs(List<ElementSet> sets, ElementSet newest) {
    long stale = sets.stream().filter(set -> daysBefore(set, newest.epoch()) > STALE_DAYS).count();
    if (2 * stale > sets.size()) {
      throw new InvalidValueException(
          "",
          String.format(
              Locale.ROOT,
              "has element sets of scattered epochs: %d of %d are more than %.0f days older than the newest, %s of %s.%nMaybe take all element sets on one day, or that satellite out",
              stale,
              sets.size(),
              STALE_DAYS,
              newest,
              newest.epoch()));
    }
  }

  private static double daysBefore(ElementSet set, Instant time) {
    return set.secondsTo(time) / 86_400;
  }

  private void track(ElementSet set) {
    if (daysBefore(set, epoch) > STALE_DAYS) {
      leaveOut(set, Reason.STALE, "%.1f days older than the newest", daysBefore(set, epoch));
    } else if (!Sgp4.inRange(set)) {
      leaveOut(
          set,
          Reason.LONG_PERIOD,
          "one orbit takes %.0f minutes; SGP4 knows orbits below %.0f",
          1440 / set.meanMotion(),
          Sgp4.LONGEST_PERIOD_MINUTES);
    } else {
      Sgp4 motion = new Sgp4(set);
      Optional<State> now = motion.at(epoch, 0);
      double lowest = lowestKm(motion);
      if (now.isEmpty() || Double.isNaN(lowest)) {
        leaveOut(set, Reason.DECAYED, "SGP4 finds no orbit for it on %s", epoch);
      } else if (lowest < LOWEST_KM) {
        leaveOut(set, Reason.DECAYED, "SGP4 has it %.0f km high on %s", lowest, epoch);
      } else {
        satellites.add(Tracked.of(set, now.get()));
      }
    }
  }

  /**
   * The least height in the orbit after the epoch; not a number when there is none, or one that
   * leads further out than an ellipse of its mean motion can, as drag beyond the theory gives.
   */
  private double lowestKm(Sgp4 motion) {
    double period = 86_400 / motion.set().meanMotion();
    double highest = 2 * (Tracked.EARTH_RADIUS_KM + Tracked.heightKm(motion.set()));
    double lowest = Double.POSITIVE_INFINITY;
    for (int k = 0; k <= TIMES; k++) {
      double radius =
          motion
              .at(epoch, period * k / TIMES)
              .map(State::radiusKm)
              .filter(km -> km <= highest)
              .orElse(Double.NaN);
      lowest = Math.min(lowest, radius - Tracked.EARTH_RADIUS_KM);
    }
    return lowest;
  }

  private void keepCommonInclination() {
    double common =
        new Crowd(satellites.stream().mapToDouble(s -> s.set().inclinationDeg()).toArray())
            .commonest(SAME_INCLINATION_DEG);
    keep(
        s -> Math.abs(s.set().inclinationDeg() - common) <= SAME_INCLINATION_DEG,
        Reason.OFF_INCLINATION,
        s ->
            text(
                "inclination %.3f degrees, height %.1f km; most satellites are near %.3f degrees",
                s.set().inclinationDeg(), s.heightKm(), common));
  }

  /** Keeps heights that at least a quarter as many satellites share as the most common one. */
  private void keepCommonHeights() {
    Crowd heights = new Crowd(satellites.stream().mapToDouble(Tracked::heightKm).toArray());
    double common = heights.commonest(SAME_HEIGHT_KM);
    int most = heights.near(common, SAME_HEIGHT_KM);
    keep(
        s ->
            4 * heights.near(s.heightKm(), SAME_HEIGHT_KM) >= most
                && Math.abs(s.heightKm() - common) <= HEIGHTS_KM,
        Reason.OFF_ALTITUDE,
        s -> text("height %.1f km; most satellites are near %.1f", s.heightKm(), common));
  }

  /** Keeps nodes that at least a quarter as many satellites share as the most common one. */
  private void keepCommonNodes() {
    Crowd nodes = Crowd.round(satellites.stream().mapToDouble(Tracked::nodeDeg).toArray());
    int most = nodes.most(SAME_NODE_DEG);
    keep(
        s -> 4 * nodes.near(s.nodeDeg(), SAME_NODE_DEG) >= most,
        Reason.OFF_PLANE,
        s ->
            text(
                "node %.1f degrees, which it shares with %d others; up to %d are in a plane",
                s.nodeDeg(), nodes.near(s.nodeDeg(), SAME_NODE_DEG) - 1, most));
  }

  private void keep(Predicate<Tracked> good, Reason reason, Function<Tracked, String> why) {
    List<Tracked> kept = new ArrayList<>();
    for (Tracked satellite : satellites) {
      if (good.test(satellite)) {
        kept.add(satellite);
      } else {
        leftOut.add(new LeftOut(satellite.set(), reason, why.apply(satellite)));
      }
    }
    satellites = kept;
  }

  private void leaveOut(ElementSet set, Reason reason, String why, Object... numbers) {
    leftOut.add(new LeftOut(set, reason, text(why, numbers)));
  }

  private static String text(String why, Object... numbers) {
    return String.format(Locale.ROOT, why, numbers);
  }
}

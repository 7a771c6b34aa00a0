package io.spacemoe.scenario.orbit;

import io.spacemoe.scenario.sky.WalkerConstellation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Element sets of satellites that nobody has launched. */
public final class MadeUpOrbits {
  /** The epoch of all of them. */
  public static final Instant EPOCH = Instant.parse("2024-07-16T12:00:00Z");

  private MadeUpOrbits() {}

  /** The satellites of a Walker constellation, by index, numbered from 1. */
  public static List<ElementSet> walker(WalkerConstellation sky) {
    List<ElementSet> sets = new ArrayList<>();
    for (int v = 0; v < sky.satellites(); v++) {
      int p = sky.planeOf(v);
      double node = Math.toDegrees(sky.pattern().spanRadians()) * p / sky.planes();
      double along =
          360.0 * sky.slotOf(v) / sky.satellitesPerPlane()
              + 360.0 * sky.phasing() * p / sky.satellites();
      sets.add(set(v + 1, sky.altitudeKm(), sky.inclinationDeg(), node, along % 360));
    }
    return sets;
  }

  /** A satellite on a nearly circular orbit. */
  public static ElementSet set(
      int number, double heightKm, double inclinationDeg, double nodeDeg, double alongDeg) {
    double a = Tracked.EARTH_RADIUS_KM + heightKm;
    double perDay = Math.sqrt(398600.4418 / (a * a * a)) * 86_400 / (2 * Math.PI);
    return new ElementSet(
        Integer.toString(number),
        "MADE UP " + number,
        EPOCH,
        perDay,
        1e-6,
        inclinationDeg,
        nodeDeg,
        0,
        alongDeg,
        1e-5);
  }

  /** The same satellite under another number. */
  static ElementSet renumbered(ElementSet set, int number) {
    return new ElementSet(
        Integer.toString(number),
        set.name(),
        set.epoch(),
        set.meanMotion(),
        set.eccentricity(),
        set.inclinationDeg(),
        set.nodeDeg(),
        set.pericentreDeg(),
        set.anomalyDeg(),
        set.drag());
  }

  /** The same satellite with another epoch, mean motion and drag. */
  static ElementSet changed(ElementSet set, Instant epoch, double meanMotion, double drag) {
    return new ElementSet(
        set.number(),
        set.name(),
        epoch,
        meanMotion,
        set.eccentricity(),
        set.inclinationDeg(),
        set.nodeDeg(),
        set.pericentreDeg(),
        set.anomalyDeg(),
        drag);
  }

  /** The same satellites in another order, each off its place by at most so many degrees. */
  public static List<ElementSet> shaken(List<ElementSet> sets, double degrees, long seed) {
    Random random = new Random(seed);
    List<ElementSet> shaken = new ArrayList<>();
    for (ElementSet set : sets) {
      shaken.add(
          new ElementSet(
              set.number(),
              set.name(),
              set.epoch(),
              set.meanMotion(),
              set.eccentricity(),
              set.inclinationDeg(),
              (set.nodeDeg() + degrees * random.nextDouble()) % 360,
              set.pericentreDeg(),
              (set.anomalyDeg() + degrees * random.nextDouble()) % 360,
              set.drag()));
    }
    Collections.shuffle(shaken, random);
    return shaken;
  }

  /** A file of these satellites. */
  public static OrbitFile file(List<ElementSet> sets) {
    return new OrbitFile("made-up.tle", OrbitFile.Form.TLE, 0, false, Optional.empty(), "", sets);
  }
}

package io.spacemoe.scenario.sky;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Positions and velocities by the textbook formulas, and rules with one thing changed. */
final class Skies {
  private Skies() {}

  /** Position in km of a satellite at a time in seconds. */
  static double[] position(WalkerConstellation sky, int v, double t) {
    double u = argument(sky, v, t);
    return turned(sky, v, sky.radiusKm() * Math.cos(u), sky.radiusKm() * Math.sin(u));
  }

  /** Inertial velocity in km/s. */
  static double[] velocity(WalkerConstellation sky, int v, double t) {
    double u = argument(sky, v, t);
    double speed = sky.radiusKm() * sky.meanMotion();
    return turned(sky, v, -speed * Math.sin(u), speed * Math.cos(u));
  }

  private static double argument(WalkerConstellation sky, int v, double t) {
    int planes = sky.planes();
    int slots = sky.satellitesPerPlane();
    return 2 * Math.PI * sky.slotOf(v) / slots
        + 2 * Math.PI * sky.phasing() * sky.planeOf(v) / (planes * slots)
        + sky.meanMotion() * t;
  }

  private static double[] turned(WalkerConstellation sky, int v, double along, double across) {
    double node = sky.pattern().spanRadians() * sky.planeOf(v) / sky.planes();
    double i = Math.toRadians(sky.inclinationDeg());
    return new double[] {
      Math.cos(node) * along - Math.sin(node) * across * Math.cos(i),
      Math.sin(node) * along + Math.cos(node) * across * Math.cos(i),
      across * Math.sin(i)
    };
  }

  static double[] minus(double[] a, double[] b) {
    return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
  }

  static double norm(double[] a) {
    return Math.hypot(Math.hypot(a[0], a[1]), a[2]);
  }

  static double[] cross(double[] a, double[] b) {
    return new double[] {
      a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]
    };
  }

  /** Distance in km between two satellites. */
  static double distance(WalkerConstellation sky, int a, int b, double t) {
    return norm(minus(position(sky, a, t), position(sky, b, t)));
  }

  static LinkRules rules(OptionalInt offset, double survival, double processingMs) {
    return new LinkRules(
        offset,
        100,
        processingMs,
        survival,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  static LinkRules limits(OptionalDouble range, OptionalDouble latitude, OptionalDouble rate) {
    return new LinkRules(OptionalInt.of(0), 100, 0, 1, range, latitude, rate);
  }

  static Network network(String notation, LinkRules rules, SnapshotPlan plan) {
    return new Network(Constellation.parse(notation), rules, plan, 65_536);
  }
}

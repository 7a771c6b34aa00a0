package io.spacemoe.scenario.sky;

import io.spacemoe.scenario.orbit.Sgp4;
import io.spacemoe.scenario.orbit.State;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The motion of an observed constellation by SGP4. Links are measured between positions; the
 * default line of sight is that of the two satellites, wherever they are.
 *
 * <p>Propagating takes about a microsecond for each satellite, as long as the snapshot itself, so
 * latencies are kept while they fit into {@value #MOST_KEPT} numbers. Safe for use by many threads.
 */
final class ObservedMotion implements Motion {
  private static final int MOST_KEPT = 1 << 22;

  private final int satellites;
  private final int perPlane;
  private final Instant epoch;
  private final double slotSeconds;
  private final Grid grid;
  private final double hopMs;
  private final OptionalDouble maxRangeKm;
  private final double maxTurnRate;
  private final double sinLatitudeLimit;
  private final Sgp4[] motions;
  private final double[][] kept;

  ObservedMotion(ObservedConstellation sky, LinkRules rules, Grid grid, int slots, double hopMs) {
    satellites = sky.satellites();
    perPlane = sky.satellitesPerPlane();
    epoch = sky.grid().epoch();
    slotSeconds = sky.periodSeconds() / slots;
    this.grid = grid;
    this.hopMs = hopMs;
    maxRangeKm = rules.maxRangeKm();
    maxTurnRate = Math.toRadians(rules.maxAngularRateDegPerSec().orElse(Double.POSITIVE_INFINITY));
    double limit = rules.interPlaneMaxLatitudeDeg().orElse(90);
    sinLatitudeLimit = limit == 90 ? Double.POSITIVE_INFINITY : Math.sin(Math.toRadians(limit));
    motions =
        IntStream.range(0, satellites)
            .mapToObj(v -> new Sgp4(sky.satellite(v)))
            .toArray(Sgp4[]::new);
    kept = new double[(long) grid.links() * slots <= MOST_KEPT ? slots : 0][];
  }

  @Override
  public synchronized double[] linkMs(int slot) {
    if (kept.length == 0) {
      return measured(slot);
    }
    if (kept[slot] == null) {
      kept[slot] = measured(slot);
    }
    return kept[slot].clone();
  }

  @Override
  public double[] positionsKm(int slot) {
    State[] states = states(slot);
    double[] positions = new double[3 * satellites];
    for (int v = 0; v < satellites; v++) {
      positions[3 * v] = states[v].x();
      positions[3 * v + 1] = states[v].y();
      positions[3 * v + 2] = states[v].z();
    }
    return positions;
  }

  private synchronized State[] states(int slot) {
    State[] states = new State[satellites];
    for (int v = 0; v < satellites; v++) {
      Sgp4 motion = motions[v];
      states[v] =
          motion
              .at(epoch, slot * slotSeconds)
              .orElseThrow(
                  () -> new IllegalStateException(motion.set() + " falls within its first orbit"));
    }
    return states;
  }

  private double[] measured(int slot) {
    State[] states = states(slot);
    double[] ms = new double[grid.links()];
    for (int link = 0; link < ms.length; link++) {
      int tail = grid.tail(link);
      int head = grid.head(link);
      boolean inPlane = tail / perPlane == head / perPlane;
      boolean exists = inPlane || low(states[tail], states[head]);
      ms[link] = exists ? ms(states[tail], states[head]) : Double.POSITIVE_INFINITY;
    }
    return ms;
  }

  private boolean low(State a, State b) {
    return Math.abs(a.z()) < sinLatitudeLimit * a.radiusKm()
        && Math.abs(b.z()) < sinLatitudeLimit * b.radiusKm();
  }

  /** The latency of a link, infinite where a rule forbids it. */
  private double ms(State a, State b) {
    double x = b.x() - a.x();
    double y = b.y() - a.y();
    double z = b.z() - a.z();
    double km = Math.sqrt(x * x + y * y + z * z);
    boolean reached = maxRangeKm.isPresent() ? km <= maxRangeKm.getAsDouble() : inSight(a, x, y, z);
    if (!reached || turnRate(a, b, x, y, z) > maxTurnRate) {
      return Double.POSITIVE_INFINITY;
    }
    return Math.max(km / LinkLatencies.LIGHT_KM_PER_MS, LinkLatencies.LEAST_MS) + hopMs;
  }

  /** Whether no point of the line comes below the grazing height. */
  private static boolean inSight(State a, double x, double y, double z) {
    double length2 = x * x + y * y + z * z;
    double along = -(a.x() * x + a.y() * y + a.z() * z);
    double part = length2 == 0 ? 0 : Math.min(1, Math.max(0, along / length2));
    double px = a.x() + part * x;
    double py = a.y() + part * y;
    double pz = a.z() + part * z;
    double least = Constellation.EARTH_RADIUS_KM + LinkLatencies.GRAZING_KM;
    return px * px + py * py + pz * pz >= least * least;
  }

  /** The inertial rate |r x v| / |r|^2 of the line of sight in radians per second. */
  private static double turnRate(State a, State b, double x, double y, double z) {
    double vx = b.vx() - a.vx();
    double vy = b.vy() - a.vy();
    double vz = b.vz() - a.vz();
    double cx = y * vz - z * vy;
    double cy = z * vx - x * vz;
    double cz = x * vy - y * vx;
    double length2 = x * x + y * y + z * z;
    return length2 == 0 ? 0 : Math.sqrt(cx * cx + cy * cy + cz * cz) / length2;
  }
}

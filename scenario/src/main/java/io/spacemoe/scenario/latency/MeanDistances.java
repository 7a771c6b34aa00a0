package io.spacemoe.scenario.latency;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotSweep;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.Shifts;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * The expected distance between satellites over all snapshots, in whole nanoseconds. Immutable.
 *
 * <p>Up to {@value #MOST_PAIRWISE} satellites there is one number for each pair: 4 n&sup2; bytes,
 * 4.5 MB for 1,056 satellites. Beyond, all pairs of the same two planes that are as many slots
 * apart share one number, that of slot 0 of the first plane: 4 n bytes for each plane, 18 MB for
 * 30,000 satellites in 150 planes. In a Walker constellation without outages these are the same
 * numbers when the snapshots' number is a multiple of the satellites in a plane; else they differ
 * by what the choice of snapshots leaves to chance. In an {@link
 * io.spacemoe.scenario.sky.ObservedConstellation} they differ by how uneven its planes are, too.
 * Where satellites of a plane do not see the same network, every pair has its own number.
 */
public final class MeanDistances implements JointProblem.Distances {
  /** Most satellites for which every pair has a number of its own. */
  static final int MOST_PAIRWISE = 4096;

  /** Most satellites where every pair must have a number of its own: 1 GB of them. */
  private static final int MOST_UNALIKE = 16_384;

  /** Most distances that a thread holds at once while they are averaged. */
  private static final int MOST_AT_ONCE = 1 << 22;

  /** Snapshots in steps of this part of them all lie evenly, wherever one stops. */
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private final int satellites;
  private final int perPlane;
  private final boolean pairwise;
  private final int[] ns;
  private final int snapshots;
  private final Shifts shifts;

  private MeanDistances(Constellation sky, boolean pairwise, int[] ns, int snapshots) {
    shifts = new Shifts(sky.planes(), sky.satellitesPerPlane(), sky.seamSlots(), sky.closed());
    satellites = sky.satellites();
    perPlane = sky.satellitesPerPlane();
    this.pairwise = pairwise;
    this.ns = ns;
    this.snapshots = snapshots;
  }

  /**
   * The distances of a network.
   *
   * @param cutMs what a leg counts at most, also one that an outage cuts off
   * @param threads how many snapshots to work on at once; the result does not depend on it
   */
  public static MeanDistances of(Network network, double cutMs, int threads) {
    return of(network, cutMs, threads, StopSignal.never());
  }

  /**
   * The distances of a network, in time: over as many snapshots, evenly spread, as a quarter of
   * what is left is enough for, and at least one or as many as there are threads.
   *
   * @param cutMs what a leg counts at most, also one that an outage cuts off
   * @param threads how many snapshots to work on at once
   * @throws CancellationException when the thread is interrupted
   */
  public static MeanDistances of(Network network, double cutMs, int threads, StopSignal stop) {
    boolean pairwise = network.satellites() <= MOST_PAIRWISE || !network.alikeInPlanes();
    if (pairwise && network.satellites() > MOST_UNALIKE) {
      throw new InvalidValueException(
          "constellation",
          String.format(
              Locale.ROOT,
              "has %d satellites, and no two of a plane see the same network, so that every pair has a distance of its own; allowed: at most %d for scheme joint.%nMaybe place with another scheme",
              network.satellites(),
              MOST_UNALIKE));
    }
    return of(network, cutMs, threads, stop, pairwise);
  }

  static MeanDistances of(
      Network network, double cutMs, int threads, StopSignal stop, boolean pairwise) {
    int n = network.satellites();
    Constellation sky = network.constellation();
    int[] sources =
        pairwise
            ? IntStream.range(0, n).toArray()
            : IntStream.range(0, sky.planes()).map(plane -> sky.index(plane, 0)).toArray();
    int[] ns = new int[Math.multiplyExact(sources.length, n)];
    int batch = Math.max(1, MOST_AT_ONCE / n);
    long share = stop.half().half().nanosLeft();
    int[] snapshots =
        share == Long.MAX_VALUE
            ? IntStream.range(0, network.snapshots()).toArray()
            : evenly(network.snapshots());
    for (int from = 0; from < sources.length; from += batch) {
      int[] some = Arrays.copyOfRange(sources, from, Math.min(from + batch, sources.length));
      double[] sum;
      if (from == 0 && share < Long.MAX_VALUE) {
        Timed timed =
            Timed.sums(
                network, some, snapshots, cutMs, threads, share / sources.length * some.length);
        snapshots = Arrays.copyOf(snapshots, timed.snapshots);
        sum = timed.ms;
      } else {
        sum = sums(network, some, snapshots, cutMs, threads);
      }
      for (int i = 0; i < sum.length; i++) {
        double mean = sum[i] / snapshots.length * 1e6;
        ns[from * n + i] = (int) Math.min(Integer.MAX_VALUE, Math.round(mean));
      }
    }
    return new MeanDistances(sky, pairwise, ns, snapshots.length);
  }

  /** All snapshots, each once, the first few of which are spread as evenly as the first many. */
  static int[] evenly(int snapshots) {
    return IntStream.iterate(0, k -> k + 1)
        .map(k -> (int) (k * GOLDEN % 1 * snapshots))
        .distinct()
        .limit(snapshots)
        .toArray();
  }

  /** Sums over the first few snapshots, as many as there was time for. */
  private record Timed(double[] ms, int snapshots) {

    /** Walks on in rounds that are twice as long as all before, or as long as there is time for. */
    static Timed sums(
        Network network, int[] sources, int[] order, double cutMs, int threads, long nanos) {
      long start = System.nanoTime();
      int done = Math.min(threads, order.length);
      double[] ms =
          MeanDistances.sums(network, sources, Arrays.copyOf(order, done), cutMs, threads);
      while (done < order.length) {
        long taken = System.nanoTime() - start;
        long fitting = (nanos - taken) / (taken / done + 1);
        int more = (int) Math.min(fitting, Math.min(done, order.length - done));
        if (more < 1) {
          break;
        }
        int[] next = Arrays.copyOfRange(order, done, done + more);
        double[] others = MeanDistances.sums(network, sources, next, cutMs, threads);
        Arrays.setAll(ms, i -> ms[i] + others[i]);
        done += more;
      }
      return new Timed(ms, done);
    }
  }

  private static double[] sums(
      Network network, int[] sources, int[] snapshots, double cutMs, int threads) {
    return SnapshotSweep.reduce(
        network,
        sources,
        snapshots,
        threads,
        () -> new double[sources.length * network.satellites()],
        (sum, distances) -> {
          double[] ms = distances.flatMs();
          for (int i = 0; i < sum.length; i++) {
            sum[i] += Math.min(ms[i], cutMs);
          }
        },
        (a, b) -> {
          Arrays.setAll(a, i -> a[i] + b[i]);
          return a;
        });
  }

  /** How many snapshots the expectations are over. */
  public int snapshots() {
    return snapshots;
  }

  /** Those of a Walker constellation; others are uneven, and what is built on them is weaker. */
  @Override
  public Optional<Shifts> shifts() {
    return Optional.of(shifts);
  }

  @Override
  public long ns(int a, int b) {
    int from = Math.max(a, b);
    int to = Math.min(a, b);
    if (pairwise) {
      return ns[from * satellites + to];
    }
    int plane = to / perPlane;
    int slots = to % perPlane - from % perPlane;
    int apart = slots < 0 ? slots + perPlane : slots;
    if (from / perPlane == plane && 2 * apart > perPlane) {
      apart = perPlane - apart;
    }
    return ns[from / perPlane * satellites + plane * perPlane + apart];
  }
}

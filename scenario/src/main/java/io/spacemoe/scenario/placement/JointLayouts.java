package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.SharedLaw;
import io.spacemoe.solver.joint.SharedRooms;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The joint problem of a scenario, in which gateways and experts of all layers compete for all
 * satellites (docs/model.md, section 6.3), over expected distances; and layouts as its placements
 * and back. Where satellites have room for several experts, these share them.
 */
public final class JointLayouts {
  private final String name;
  private final int[] satellites;
  private final int[] indexOf;
  private final List<ActivationLaw> laws;
  private final int[][] popularity;
  private final Function<StopSignal, JointProblem.Distances> expected;
  private final Optional<SharedRooms> shared;
  private JointProblem problem;
  private JointProblem.Distances distances;

  /** An expert's work, in ms. */
  public interface Work {
    /** None. */
    Work NONE = satellite -> 0;

    /** On a satellite. */
    double ms(int satellite);

    /** What of the work of a layer's last expert is counted elsewhere. */
    default double countedMs() {
      return 0;
    }
  }

  /** The same where the work of an expert takes no time. */
  public JointLayouts(
      String name,
      Rooms rooms,
      List<ActivationLaw> laws,
      Function<StopSignal, JointProblem.Distances> expected) {
    this(name, rooms, laws, Work.NONE, expected);
  }

  /**
   * The problem is made when it is asked for.
   *
   * @param name what the problem is called
   * @param rooms which satellites are in service; the others are not in the problem. Where each has
   *     room for one expert, and none beside a gateway, there is one thing on each
   * @param laws the activation law of each layer
   * @param work of experts, which those on one satellite do one after the other
   * @param expected gives the expected distances, below 2^31 ns, in the time that there is; asked
   *     at most once
   */
  public JointLayouts(
      String name,
      Rooms rooms,
      List<ActivationLaw> laws,
      Work work,
      Function<StopSignal, JointProblem.Distances> expected) {
    this.name = name;
    satellites = rooms.available();
    indexOf = new int[rooms.satellites()];
    Arrays.fill(indexOf, -1);
    IntStream.range(0, satellites.length).forEach(i -> indexOf[satellites[i]] = i);
    this.laws = List.copyOf(laws);
    this.expected = expected;
    popularity = laws.stream().map(JointLayouts::byPopularity).toArray(int[][]::new);
    shared = rooms.oneOnEach() ? Optional.empty() : Optional.of(shared(rooms, work));
  }

  private SharedRooms shared(Rooms rooms, Work work) {
    return new SharedRooms(
        Arrays.stream(satellites).map(rooms::slots).toArray(),
        Arrays.stream(satellites).map(rooms::besideGateway).toArray(),
        Arrays.stream(satellites).mapToLong(s -> Math.round(work.ms(s) * 1e6)).toArray(),
        Math.round(work.countedMs() * 1e6),
        IntStream.range(0, laws.size())
            .<SharedLaw>mapToObj(l -> new SharedExperts(laws.get(l), popularity[l]))
            .toList());
  }

  /** Experts, the most often activated first, ties to the lower index. */
  private static int[] byPopularity(ActivationLaw law) {
    double[] activation = law.inclusionProbabilities();
    return IntStream.range(0, activation.length)
        .boxed()
        .sorted(Comparator.comparingDouble(e -> -activation[e]))
        .mapToInt(e -> e)
        .toArray();
  }

  /** The probability that no answer after the j-th counts, for each j, in whole ppm. */
  private static int[] untilPpm(ActivationLaw law, int[] order) {
    double[] last = new double[order.length];
    law.maxDistribution(order, last);
    for (int j = 1; j < last.length; j++) {
      last[j] += last[j - 1];
    }
    return untilPpm(last);
  }

  private static int[] untilPpm(double[] until) {
    int[] ppm = new int[until.length];
    for (int j = 0; j < ppm.length; j++) {
      boolean all = j + 1 == ppm.length;
      int rounded = all ? JointProblem.PPM : (int) Math.round(until[j] * JointProblem.PPM);
      ppm[j] = Math.max(j == 0 ? 0 : ppm[j - 1], Math.min(rounded, JointProblem.PPM));
    }
    return ppm;
  }

  private static int[] differences(int[] until) {
    int[] each = until.clone();
    for (int j = 1; j < each.length; j++) {
      each[j] -= until[j - 1];
    }
    return each;
  }

  /**
   * The problem: the sum over layers of the expected maximum of expected path latencies, with the
   * more often an expert is activated, the nearer it sits. What it says that no order beats is what
   * the laws say that no choice of experts covers more of.
   */
  public JointProblem problem() {
    return problem(StopSignal.never());
  }

  /** The same; where it is not there yet, it is made in the time that there is. */
  public JointProblem problem(StopSignal stop) {
    if (problem == null) {
      int[][] lastPpm = new int[laws.size()][];
      int[][] floorPpm = new int[laws.size()][];
      for (int l = 0; l < lastPpm.length; l++) {
        int[] until = untilPpm(laws.get(l), popularity[l]);
        int[] most = untilPpm(laws.get(l).mostCovered());
        Arrays.setAll(most, j -> Math.max(most[j], until[j]));
        lastPpm[l] = differences(until);
        floorPpm[l] = differences(most);
      }
      distances = expected.apply(stop);
      problem =
          new JointProblem(
              name, satellites.length, lastPpm, floorPpm, betweenThoseInService(), shared);
    }
    return problem;
  }

  private JointProblem.Distances betweenThoseInService() {
    JointProblem.Distances all = distances;
    return satellites.length == indexOf.length
        ? all
        : (a, b) -> all.ns(satellites[a], satellites[b]);
  }

  /** The expected distances between all satellites, made in the time that there is. */
  public JointProblem.Distances distances(StopSignal stop) {
    problem(stop);
    return distances;
  }

  /** The number that a satellite has in the problem; negative when it is out of service. */
  public int indexOf(int satellite) {
    return indexOf[satellite];
  }

  /**
   * What a layout costs with its own order of experts, whatever scheme it is of, in femtoseconds as
   * the problem's costs; its copies do not count.
   *
   * @throws IllegalArgumentException when a satellite has more than it has room for, or it has
   *     another number of layers or experts
   */
  public long cost(Layout layout) {
    if (!covers(layout.primaries())) {
      throw new IllegalArgumentException(
          "a satellite has more than it has room for in the joint problem of %s".formatted(name));
    }
    if (shared.isPresent()) {
      return problem().evaluate(placementOf(layout)).cost();
    }
    long cost = 0;
    for (int l = 0; l < layout.layers(); l++) {
      int layer = l;
      int[] order =
          IntStream.range(0, layout.experts(l))
              .boxed()
              .sorted(Comparator.comparingLong(e -> pathNs(layout, layer, layout.expert(layer, e))))
              .mapToInt(e -> e)
              .toArray();
      int[] lastPpm = differences(untilPpm(laws.get(l), order));
      for (int j = 0; j < order.length; j++) {
        cost += lastPpm[j] * pathNs(layout, l, layout.expert(l, order[j]));
      }
    }
    return cost;
  }

  /**
   * Whether a layout is one of the problem: there is room for each gateway and expert on its
   * satellite, and no expert has several.
   */
  public boolean covers(Layout layout) {
    return !layout.hasCopies() && problem().evaluate(placementOf(layout)).feasible();
  }

  private long pathNs(Layout layout, int layer, int satellite) {
    int next = problem().next(layer);
    return distances.ns(layout.gateway(layer), satellite)
        + distances.ns(satellite, layout.gateway(next));
  }

  /** Satellites by their distance to two gateways, ties to the lower index. */
  public int[] nearestFirst(int in, int out, IntStream some) {
    JointProblem.Distances all = distances(StopSignal.never());
    return some.boxed()
        .sorted(
            Comparator.comparingLong((Integer s) -> all.ns(in, s) + all.ns(s, out))
                .thenComparing(s -> s))
        .mapToInt(s -> s)
        .toArray();
  }

  /** A layout as a placement of the problem; its copies do not count. */
  public Placement placementOf(Layout layout) {
    int[] satelliteOf = new int[problem().things()];
    for (int l = 0; l < layout.layers(); l++) {
      satelliteOf[problem().gateway(l)] = indexOf[layout.gateway(l)];
      for (int i = 0; i < layout.experts(l); i++) {
        satelliteOf[problem().expert(l, i)] = indexOf[layout.expert(l, popularity[l][i])];
      }
    }
    return Placement.of(satelliteOf);
  }

  /**
   * A placement as a layout: in each layer, the more often an expert is activated, the nearer it
   * sits; where satellites are shared, each expert where it is.
   */
  public Layout layoutOf(Placement placement) {
    int[] gateways = new int[problem().layers()];
    Arrays.setAll(gateways, l -> satellites[placement.satelliteOf(problem().gateway(l))]);
    int[][] experts = new int[gateways.length][problem().experts()];
    for (int l = 0; l < gateways.length; l++) {
      int layer = l;
      if (shared.isPresent()) {
        for (int i = 0; i < experts[l].length; i++) {
          experts[l][popularity[l][i]] = satellites[placement.satelliteOf(problem().expert(l, i))];
        }
        continue;
      }
      int[] nearestFirst =
          nearestFirst(
              gateways[l],
              gateways[problem().next(l)],
              IntStream.range(0, problem().experts())
                  .map(i -> satellites[placement.satelliteOf(problem().expert(layer, i))]));
      for (int i = 0; i < nearestFirst.length; i++) {
        experts[l][popularity[l][i]] = nearestFirst[i];
      }
    }
    return new Layout(gateways, experts);
  }
}

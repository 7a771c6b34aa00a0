package io.spacemoe.solver.joint;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The placement of gateways and experts of all layers at once. Immutable and safe for use by many
 * threads.
 *
 * <p>Layers form a closed chain. A layer has a gateway and N experts, and so has every other layer;
 * each of these <em>things</em> takes a satellite of its own. An expert on satellite s answers
 * after the distance from its layer's gateway to s and from there to the next layer's gateway. Of a
 * layer's N answers, the j-th soonest is the last one awaited with a known probability. That is how
 * the expected maximum over K experts activated at random looks when the more often an expert is
 * activated, the nearer it sits: with weights in descending order, the probability is w<sub>j</sub>
 * e<sub>K-1</sub>(w<sub>1</sub> .. w<sub>j-1</sub>) / e<sub>K</sub>(w) under conditional Poisson.
 * So a layer's experts are told apart by their distance alone, and swapping two of one layer
 * changes nothing.
 *
 * <p>That order is best where experts are activated by weight alone (conditional Poisson,
 * Plackett-Luce; docs/model.md, section 6.3), but not for every law: experts that are activated
 * together are best near together. So the problem also has probabilities that no order of the
 * experts beats, and a {@link io.spacemoe.solver.joint.bound.JointBound} is made of these alone: it
 * holds for all orders.
 *
 * <p>The cost of a placement is the sum over layers and ranks of probability times distance, in
 * parts per million times nanoseconds: femtoseconds, in exact integers.
 *
 * <p>Where things may share satellites there are {@link SharedRooms}. Then experts are told apart
 * by their own law, and the cost of a layer is the expected end of its last turn; the probabilities
 * by rank mean nothing, and no bound is known.
 *
 * <p>In a {@link Placement}, thing l * (N + 1) is the gateway of layer l and thing l * (N + 1) + 1
 * + i its expert i.
 *
 * <p>More than 300 lines because what a problem is and all that is checked of it stand in one
 * place.
 */
public final class JointProblem {
  /** Parts in a whole. */
  public static final int PPM = 1_000_000;

  private final String name;
  private final int satellites;
  private final int experts;
  private final int[][] lastPpm;
  private final int[][] floorPpm;
  private final Distances distances;
  private final Optional<SharedRooms> rooms;

  /** The distance between satellites, as a function: tables need not have a row for each one. */
  @FunctionalInterface
  public interface Distances {
    /**
     * {@return the distance in nanoseconds, at least 0, the same both ways, 0 from a satellite to
     * itself} Always the same for the same pair; called by several threads at a time.
     *
     * @param a index of a satellite
     * @param b index of a satellite
     */
    long ns(int a, int b);

    /** {@return shifts that change distances little; empty when none are known} */
    default Optional<Shifts> shifts() {
      return Optional.empty();
    }
  }

  /**
   * The problem of a law for which no order of a layer's experts is better than that of {@code
   * lastPpm}; see the other constructor.
   *
   * @param name what messages call it
   * @param satellites how many there are
   * @param lastPpm layers x experts, in parts per million
   * @param distances between satellites, in nanoseconds
   */
  public JointProblem(String name, int satellites, int[][] lastPpm, Distances distances) {
    this(name, satellites, lastPpm, lastPpm, distances);
  }

  /**
   * Checks the numbers, in O(satellites squared).
   *
   * @param name what messages call it
   * @param satellites how many there are
   * @param lastPpm layers x experts: the probability in parts per million that the answer of the
   *     layer's j-th soonest expert is the last one awaited; each row sums to a million
   * @param floorPpm the same, so early that no order of the layer's experts has a higher
   *     probability that all answers awaited are among the j soonest, for any j
   * @param distances between satellites, in nanoseconds
   * @throws IllegalArgumentException when there is no layer or no expert, rows differ in length or
   *     do not sum to a million, a row of {@code lastPpm} beats that of {@code floorPpm}, there are
   *     fewer satellites than things, or a distance is negative, asymmetric or so long that costs
   *     could exceed 2^62 femtoseconds
   */
  public JointProblem(
      String name, int satellites, int[][] lastPpm, int[][] floorPpm, Distances distances) {
    this(name, satellites, lastPpm, floorPpm, distances, Optional.empty());
  }

  /**
   * The same where things may share satellites.
   *
   * @param name what messages call it
   * @param satellites how many there are
   * @param lastPpm as there; of no meaning where there are rooms
   * @param floorPpm as there, likewise
   * @param distances between satellites, in nanoseconds
   * @param rooms of each satellite; empty for one thing on each
   * @throws IllegalArgumentException as there, with room for all things in place of a satellite for
   *     each
   */
  public JointProblem(
      String name,
      int satellites,
      int[][] lastPpm,
      int[][] floorPpm,
      Distances distances,
      Optional<SharedRooms> rooms) {
    this.name = name;
    this.rooms = rooms;
    this.satellites = satellites;
    this.lastPpm = Arrays.stream(lastPpm).map(int[]::clone).toArray(int[][]::new);
    this.floorPpm = Arrays.stream(floorPpm).map(int[]::clone).toArray(int[][]::new);
    this.experts = lastPpm.length == 0 ? 0 : lastPpm[0].length;
    this.distances = distances;
    new JointChecks(satellites, this.lastPpm, this.floorPpm, rooms).check(distances);
  }

  /** The same with other distances that need no check. */
  private JointProblem(JointProblem same, Distances distances) {
    name = same.name;
    rooms = same.rooms;
    satellites = same.satellites;
    lastPpm = same.lastPpm;
    floorPpm = same.floorPpm;
    experts = same.experts;
    this.distances = distances;
  }

  /**
   * {@return the same problem over distances that no shift changes and that are nowhere greater, so
   * that no placement costs more; empty when the signal was raised before that was done}
   *
   * <p>O(satellites squared), and 8 bytes for each satellite and anchor of the shifts.
   *
   * @param shifts of all satellites
   * @param stop when to return
   * @throws IllegalArgumentException when the shifts are of another number of satellites
   */
  public Optional<JointProblem> evened(Shifts shifts, StopSignal stop) {
    if (shifts.satellites() != satellites) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "shifts of %d satellites for %s; expected as many",
              shifts.satellites(),
              this));
    }
    return shifts.shortest(distances, stop).map(shortest -> new JointProblem(this, shortest));
  }

  /** {@return what messages call it} */
  public String name() {
    return name;
  }

  /** {@return the number of satellites} */
  public int satellites() {
    return satellites;
  }

  /** {@return the number of layers} */
  public int layers() {
    return lastPpm.length;
  }

  /** {@return the number of experts of each layer} */
  public int experts() {
    return experts;
  }

  /** {@return the number of things to place: layers x (experts + 1)} */
  public int things() {
    return lastPpm.length * (experts + 1);
  }

  /**
   * {@return the layer after this one; after the last comes the first}
   *
   * @param layer index of a layer
   */
  public int next(int layer) {
    return layer + 1 == lastPpm.length ? 0 : layer + 1;
  }

  /**
   * {@return which thing the gateway of a layer is}
   *
   * @param layer index of a layer
   */
  public int gateway(int layer) {
    return layer * (experts + 1);
  }

  /**
   * {@return which thing an expert of a layer is}
   *
   * @param layer index of a layer
   * @param expert 0 to N - 1
   */
  public int expert(int layer, int expert) {
    return layer * (experts + 1) + 1 + expert;
  }

  /**
   * {@return for each rank the probability in parts per million that the expert of this rank in
   * distance is the last one awaited, as a copy}
   *
   * @param layer index of a layer
   */
  public int[] lastPpm(int layer) {
    return lastPpm[layer].clone();
  }

  /**
   * {@return the same for no order of the layer's experts and yet none better: at most what any
   * order waits for, as a copy}
   *
   * @param layer index of a layer
   */
  public int[] floorPpm(int layer) {
    return floorPpm[layer].clone();
  }

  /** {@return the rooms of satellites that things share; empty for one thing on each} */
  public Optional<SharedRooms> rooms() {
    return rooms;
  }

  /** {@return the distances between satellites} */
  public Distances distances() {
    return distances;
  }

  /**
   * {@return the satellites nearest to one, without itself, nearest first, ties to the lower index}
   * O(satellites) as a rule, O(satellites log count) at most.
   *
   * @param satellite from where
   * @param count how many, at least 1; fewer are returned when there are fewer
   */
  public int[] nearest(int satellite, int count) {
    return new Nearest(Math.min(count, satellites - 1)).of(satellite, distances, satellites);
  }

  /**
   * {@return what a placement is worth, from the raw data alone}
   *
   * @param placement one satellite for each thing
   * @throws IllegalArgumentException when it has another number of things, or names a satellite
   *     that does not exist
   */
  public JointEvaluation evaluate(Placement placement) {
    if (placement.experts() != things()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a placement of %d things; expected %d: %d layers with a gateway and %d experts",
              placement.experts(),
              things(),
              layers(),
              experts));
    }
    int[] gateways = new int[satellites];
    int[] hosted = new int[satellites];
    for (int thing = 0; thing < things(); thing++) {
      int s = placement.satelliteOf(thing);
      if (s >= satellites) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "thing %d is on satellite %d; there are %d", thing, s, satellites));
      }
      (thing % (experts + 1) == 0 ? gateways : hosted)[s]++;
    }
    List<Integer> crowded = new ArrayList<>();
    for (int s = 0; s < satellites; s++) {
      if (gateways[s] > 1 || hosted[s] > room(s, gateways[s] > 0)) {
        crowded.add(s);
      }
    }
    List<Long> layers = new ArrayList<>();
    long total = 0;
    for (int l = 0; l < lastPpm.length; l++) {
      long cost = layerCost(placement, l);
      layers.add(cost);
      total += cost;
    }
    return new JointEvaluation(total, layers, crowded);
  }

  /**
   * {@return how many experts a satellite has room for}
   *
   * @param satellite index of a satellite
   * @param gateway whether it hosts a gateway
   */
  public int room(int satellite, boolean gateway) {
    return rooms.map(shared -> shared.room(satellite, gateway)).orElse(gateway ? 0 : 1);
  }

  /**
   * {@return what a layer costs whose experts may share satellites, in femtoseconds}
   *
   * @param layer index of a layer
   * @param in the satellite of its gateway
   * @param out the satellite of the next layer's gateway
   * @param hosts the satellite of each expert
   */
  public long sharedCost(int layer, int in, int out, int[] hosts) {
    SharedRooms shared = rooms.orElseThrow();
    return shared
        .law(layer)
        .cost(
            hosts,
            (s, turn) ->
                distances.ns(in, s)
                    + distances.ns(s, out)
                    + turn * shared.workNs(s)
                    - shared.countedNs());
  }

  private long layerCost(Placement placement, int layer) {
    int in = placement.satelliteOf(gateway(layer));
    int out = placement.satelliteOf(gateway(next(layer)));
    if (rooms.isPresent()) {
      int[] hosts = new int[experts];
      Arrays.setAll(hosts, i -> placement.satelliteOf(expert(layer, i)));
      return sharedCost(layer, in, out, hosts);
    }
    long[] ns = new long[experts];
    for (int i = 0; i < experts; i++) {
      int s = placement.satelliteOf(expert(layer, i));
      ns[i] = distances.ns(in, s) + distances.ns(s, out);
    }
    Arrays.sort(ns);
    long cost = 0;
    for (int j = 0; j < experts; j++) {
      cost += lastPpm[layer][j] * ns[j];
    }
    return cost;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s (%d layers with %d experts, %d satellites)",
        name,
        layers(),
        experts,
        satellites);
  }
}

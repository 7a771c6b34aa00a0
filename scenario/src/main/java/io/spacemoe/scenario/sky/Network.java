package io.spacemoe.scenario.sky;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * The network of a constellation through all its snapshots: who may link with whom, and what a link
 * costs when. Immutable and safe for use by many threads.
 */
public final class Network {
  private final Constellation constellation;
  private final LinkRules rules;
  private final SnapshotPlan plan;
  private final LinkRows rows;
  private final double transmissionMs;
  private final Grid grid;
  private final Motion motion;
  private final BitSet unavailable;

  /**
   * A network whose satellites are all in service.
   *
   * @param hiddenStateBits size in bits of what travels over each link, at least 0
   * @throws IllegalArgumentException when the size is negative or not finite
   */
  public Network(
      Constellation constellation, LinkRules rules, SnapshotPlan plan, double hiddenStateBits) {
    this(constellation, rules, plan, hiddenStateBits, new BitSet());
  }

  /**
   * A network.
   *
   * @param hiddenStateBits size in bits of what travels over each link, at least 0
   * @param unavailable satellites that are not in service, whose links do not exist
   * @throws IllegalArgumentException when the size is negative or not finite
   */
  public Network(
      Constellation constellation,
      LinkRules rules,
      SnapshotPlan plan,
      double hiddenStateBits,
      BitSet unavailable) {
    if (!(hiddenStateBits >= 0 && hiddenStateBits < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "hiddenStateBits is %s; allowed: 0 or more".formatted(hiddenStateBits));
    }
    this.constellation = constellation;
    this.rules = rules;
    this.plan = plan;
    this.unavailable = (BitSet) unavailable.clone();
    rows = LinkRows.of(constellation, rules);
    transmissionMs = hiddenStateBits / (rules.rateGbps() * 1e6);
    double hopMs = transmissionMs + rules.perHopProcessingMs();
    if (constellation instanceof Topology topology) {
      Topology.Wiring wiring = topology.wiring();
      grid = Grid.of(topology.satellites(), wiring.pairs());
      motion = new GivenMotion(topology, wiring, rules, plan.slots(), hiddenStateBits);
    } else {
      grid =
          rules.list().isPresent()
              ? rules.list().get().grid(rows)
              : Grid.of(rows, rules.terminals());
      motion =
          constellation instanceof ObservedConstellation sky
              ? new ObservedMotion(sky, rules, grid, plan.slots(), hopMs)
              : new WalkerMotion(rows, rules, grid, plan.slots(), hopMs);
    }
  }

  /** The constellation. */
  public Constellation constellation() {
    return constellation;
  }

  /** The number of satellites. */
  public int satellites() {
    return constellation.satellites();
  }

  /** The number of snapshots, all equally likely. */
  public int snapshots() {
    return plan.snapshots(rules.linkSurvival());
  }

  /** By how many slots links between planes are turned; "nearest" resolved. */
  public int interPlaneSlotOffset() {
    return rows.slotOffset();
  }

  /**
   * What sending the hidden state over one link takes, in ms; part of every link's latency, but of
   * those with rates of their own.
   */
  public double transmissionMs() {
    return transmissionMs;
  }

  /** What each hop adds, in ms; part of every link's latency. */
  public double processingMs() {
    return rules.perHopProcessingMs();
  }

  /** The number of times at which there are snapshots. */
  public int times() {
    return plan.slots();
  }

  /** Latencies in ms of all links at one of the times, space weather aside; a new array. */
  public double[] linkMs(int time) {
    double[] ms = motion.linkMs(time);
    if (!unavailable.isEmpty()) {
      for (int link = 0; link < ms.length; link++) {
        boolean out = unavailable.get(grid.tail(link)) || unavailable.get(grid.head(link));
        ms[link] = out ? Double.POSITIVE_INFINITY : ms[link];
      }
    }
    return ms;
  }

  /** Whether a satellite is in service; else it hosts nothing, and its links do not exist. */
  public boolean available(int satellite) {
    return !unavailable.get(satellite);
  }

  /** How many satellites are in service. */
  public int availableCount() {
    return satellites() - unavailable.cardinality();
  }

  /**
   * Whether satellites of a plane see the same, one after the other: not so where links or their
   * latencies are listed one by one, satellites have three terminals, or some are not in service.
   */
  public boolean alikeInPlanes() {
    return unavailable.isEmpty()
        && rules.list().isEmpty()
        && rules.terminals() == LinkRules.GRID_TERMINALS
        && !(constellation instanceof Topology);
  }

  /** What sending the hidden state over each link takes at one of the times, in ms; a new array. */
  public double[] sendMs(int time) {
    double[] alike = new double[links()];
    Arrays.fill(alike, transmissionMs);
    return ownTransmissionMs(time).orElse(alike);
  }

  /** The number of links that the grid has, whether or not they exist in a snapshot. */
  public int links() {
    return grid.links();
  }

  /** The satellite at one end of a link; between planes, the western one. */
  public int linkA(int link) {
    return grid.tail(link);
  }

  /** The satellite at the other end of a link. */
  public int linkB(int link) {
    return grid.head(link);
  }

  /**
   * A snapshot. Snapshots count through the slots, and in each slot through its samples.
   *
   * @param index 0 to snapshots - 1
   * @throws IndexOutOfBoundsException when there is no such snapshot
   */
  public Snapshot snapshot(int index) {
    Objects.checkIndex(index, snapshots());
    int samples = snapshots() / plan.slots();
    int slot = index / samples;
    double[] linksMs = linkMs(slot);
    if (rules.linkSurvival() < 1) {
      strike(linksMs, slot, index % samples);
    }
    return new Snapshot(this, index, slot, linksMs);
  }

  /** What sending over each link takes at one of the times, where links have rates of their own. */
  Optional<double[]> ownTransmissionMs(int slot) {
    return motion instanceof GivenMotion given && given.ownRates()
        ? Optional.of(given.transmissionMs(slot))
        : Optional.empty();
  }

  /**
   * Puts out the links that do not survive. One draw per link, whether or not other rules forbid
   * it, from a stream that depends only on seed, slot and sample: the counter-based generator
   * Philox (Salmon et al. 2011) gives the state of a faster one.
   */
  private void strike(double[] linksMs, int slot, int sample) {
    long[] block = {plan.seed(), 0, 0, 0, slot, sample};
    long[] state = RandomSource.PHILOX_4X64.create(block).longs(4).toArray();
    UniformRandomProvider draw = RandomSource.XO_SHI_RO_256_PP.create(state);
    double survival = rules.linkSurvival();
    for (int link = 0; link < grid.links(); link++) {
      if (draw.nextDouble() >= survival) {
        linksMs[link] = Double.POSITIVE_INFINITY;
      }
    }
  }

  Grid grid() {
    return grid;
  }

  /**
   * Positions x, y, z in km of all satellites at one of the plan's times, none where nothing is
   * known of them; a new array.
   */
  public double[] positionsKm(int slot) {
    return motion.positionsKm(slot);
  }

  /** One of the plan's times, in seconds since the start. */
  public double timeSeconds(int slot) {
    return constellation.periodSeconds() * slot / plan.slots();
  }
}

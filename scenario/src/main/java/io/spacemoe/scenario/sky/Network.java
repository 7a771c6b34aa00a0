package io.spacemoe.scenario.sky;

import java.util.Objects;
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

  /**
   * A network.
   *
   * @param hiddenStateBits size in bits of what travels over each link, at least 0
   * @throws IllegalArgumentException when the size is negative or not finite
   */
  public Network(
      Constellation constellation, LinkRules rules, SnapshotPlan plan, double hiddenStateBits) {
    if (!(hiddenStateBits >= 0 && hiddenStateBits < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "hiddenStateBits is %s; allowed: 0 or more".formatted(hiddenStateBits));
    }
    this.constellation = constellation;
    this.rules = rules;
    this.plan = plan;
    rows = LinkRows.of(constellation, rules);
    transmissionMs = hiddenStateBits / (rules.rateGbps() * 1e6);
    grid = new Grid(rows);
    motion = motion(transmissionMs + rules.perHopProcessingMs());
  }

  private Motion motion(double hopMs) {
    return constellation instanceof WalkerConstellation walker
        ? new WalkerMotion(walker, rules, grid, plan.slots(), rows.slotOffset(), hopMs)
        : new ObservedMotion(
            (ObservedConstellation) constellation, rules, grid, plan.slots(), hopMs);
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

  /** What sending the hidden state over one link takes, in ms; part of every link's latency. */
  public double transmissionMs() {
    return transmissionMs;
  }

  /** What each hop adds, in ms; part of every link's latency. */
  public double processingMs() {
    return rules.perHopProcessingMs();
  }

  /** The number of links that the grid has, whether or not they exist in a snapshot. */
  public int links() {
    return grid.links();
  }

  /** The satellite at one end of a link; between planes, the western one. */
  public int linkA(int link) {
    return grid.tail(grid.wire(link));
  }

  /** The satellite at the other end of a link. */
  public int linkB(int link) {
    return grid.head(grid.wire(link));
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
    double[] wireMs = motion.wireMs(slot);
    if (rules.linkSurvival() < 1) {
      strike(wireMs, slot, index % samples);
    }
    return new Snapshot(this, index, slot, wireMs);
  }

  /**
   * Puts out the links that do not survive. One draw per link, whether or not other rules forbid
   * it, from a stream that depends only on seed, slot and sample: the counter-based generator
   * Philox (Salmon et al. 2011) gives the state of a faster one.
   */
  private void strike(double[] wireMs, int slot, int sample) {
    long[] block = {plan.seed(), 0, 0, 0, slot, sample};
    long[] state = RandomSource.PHILOX_4X64.create(block).longs(4).toArray();
    UniformRandomProvider draw = RandomSource.XO_SHI_RO_256_PP.create(state);
    double survival = rules.linkSurvival();
    for (int link = 0; link < grid.links(); link++) {
      if (draw.nextDouble() >= survival) {
        wireMs[grid.wire(link)] = Double.POSITIVE_INFINITY;
      }
    }
  }

  Grid grid() {
    return grid;
  }

  /** Positions x, y, z in km of all satellites at one of the plan's times; a new array. */
  double[] positionsKm(int slot) {
    return motion.positionsKm(slot);
  }

  /** One of the plan's times, in seconds since the start. */
  double timeSeconds(int slot) {
    return constellation.periodSeconds() * slot / plan.slots();
  }
}

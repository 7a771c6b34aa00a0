package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.copies.PlaneTurns;
import io.spacemoe.scenario.ground.StationLegs;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A whole model that follows users under one region, as satellites pass over them (docs/model.md,
 * section 11.5): turned by planes and slots, so that it meets the same links. Turns are chosen for
 * the whole orbit at once, by dynamic programming over an orbit that repeats, which is exact. Not
 * for use by several threads at once.
 */
public final class RegionFollowing {
  /** Moves that gain nothing are not made. */
  private static final double LEAST_CHARGE_MS = 1e-9;

  private final Study study;
  private final double tokenMs;
  private final double modelGb;

  /** Slots x turns, in ms, the mean over stations by their weights. */
  private final double[][] legsMs;

  private final double turnS;

  /**
   * What comes of a way to follow.
   *
   * @param firstTokenMs the mean time of a request of one token: up, the token, down
   * @param gbPerOrbit what is moved in an orbit, in units of 10^9 bytes
   * @param turns how often the model moves in an orbit
   */
  public record Followed(double firstTokenMs, double gbPerOrbit, int turns) {}

  /**
   * The users of a scenario.
   *
   * @throws InvalidValueException when it has none, or satellites do not see the same links from
   *     everywhere
   */
  public RegionFollowing(Study study, Layout layout) {
    this.study = study;
    if (study.scenario().ground().isEmpty()
        || study.scenario().ground().get().stations().stream().allMatch(s -> s.weight() == 0)
        || !(study.network().constellation() instanceof WalkerConstellation sky)
        || !study.network().alikeInPlanes()) {
      throw new InvalidValueException(
          "ground",
          "is followed where a Walker constellation has stations with requests, and all satellites are in service and see the same links.%nMaybe add stations, or take out failures and lists of links"
              .formatted());
    }
    Layout model = layout.primaries();
    tokenMs = study.evaluate(model).totalMs();
    MoeModel sizes = study.scenario().model();
    modelGb =
        model.layers() * (model.experts(0) * sizes.expertBytes() + sizes.gatewayBytes()) / 1e9;
    List<Layout> turns = turns(model, sky);
    legsMs = new double[study.scenario().snapshots().slots()][turns.size()];
    for (int turn = 0; turn < turns.size(); turn++) {
      double[] legs = legsMs(turns.get(turn));
      for (int slot = 0; slot < legs.length; slot++) {
        legsMs[slot][turn] = legs[slot];
      }
    }
    TransferPaths paths =
        new TransferPaths(study.network(), sizes.hiddenStateBits(), study.scenario().ground());
    turnS =
        MovePlan.of(
                model, turns.get(turns.size() > 1 ? 1 : 0), sizes, study.scenario().rooms(), paths)
            .makespanS();
  }

  /** By all slots of all planes; the second, where there is one, is by one slot. */
  private List<Layout> turns(Layout model, WalkerConstellation sky) {
    int perPlane = sky.satellitesPerPlane();
    List<Layout> turns = new ArrayList<>();
    for (Layout turned :
        Stream.concat(Stream.of(model), new PlaneTurns(study.network()).of(model, 0).stream())
            .toList()) {
      for (int by = 0; by < perPlane; by++) {
        int slots = by;
        turns.add(turned.moved(s -> sky.index(sky.planeOf(s), (sky.slotOf(s) + slots) % perPlane)));
      }
    }
    return turns;
  }

  /** The way up and down in each slot; where there is none, it costs as much as a path cut off. */
  private double[] legsMs(Layout layout) {
    double[] sum = new double[legsMs.length];
    double weights = 0;
    for (StationLegs legs : study.stationLegs(layout)) {
      double[] up = legs.upMs();
      double[] down = legs.downMs();
      double weight = legs.station().weight();
      weights += weight;
      for (int slot = 0; slot < sum.length; slot++) {
        double both = up[slot] + down[slot];
        sum[slot] +=
            weight
                * (Double.isFinite(both)
                    ? both
                    : study.scenario().placement().unreachablePenaltyMs());
      }
    }
    double all = weights;
    return Arrays.stream(sum).map(ms -> ms / all).toArray();
  }

  /** What the whole model weighs, in units of 10^9 bytes: what each turn moves. */
  public double modelGb() {
    return modelGb;
  }

  /** How long a turn by one slot takes to send, in seconds. */
  public double turnS() {
    return turnS;
  }

  /** The mean time of a request of one token where the layout is. */
  public double placedMs() {
    return tokenMs + Arrays.stream(legsMs).mapToDouble(legs -> legs[0]).average().orElseThrow();
  }

  /** The best single place for the whole orbit. */
  public Followed once() {
    return every(legsMs.length, 0);
  }

  /**
   * The best places when the model may move at the beginning of every few slots.
   *
   * @param every how many slots, 1 or more; the last part of an orbit may be shorter
   * @param muMsPerGb what a GB moved in an orbit must gain in the mean of the orbit, 0 or more
   */
  public Followed every(int every, double muMsPerGb) {
    OrbitReplacement.checkPace(every, muMsPerGb);
    double[][] parts = parts(every);
    double charge = Math.max(LEAST_CHARGE_MS, muMsPerGb * modelGb);
    int[] best = new CheapestRound(parts, charge).places();
    double ms = 0;
    int moves = 0;
    for (int b = 0; b < parts.length; b++) {
      ms += parts[b][best[b]];
      moves += best[b] == best[(b + 1) % parts.length] ? 0 : 1;
    }
    return new Followed(tokenMs + ms, moves * modelGb, moves);
  }

  /** Parts of the orbit x turns: what a place adds to the mean of the orbit. */
  private double[][] parts(int every) {
    int slots = legsMs.length;
    double[][] parts = new double[(slots + every - 1) / every][legsMs[0].length];
    for (int slot = 0; slot < slots; slot++) {
      for (int turn = 0; turn < legsMs[slot].length; turn++) {
        parts[slot / every][turn] += legsMs[slot][turn] / slots;
      }
    }
    return parts;
  }
}

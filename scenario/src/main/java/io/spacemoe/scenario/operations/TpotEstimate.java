package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.ComputeTimes;
import io.spacemoe.scenario.latency.GatewayRows;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.LastTurnLaw;
import io.spacemoe.scenario.moe.Turns;
import io.spacemoe.scenario.moe.ValueOrder;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotSweep;
import io.spacemoe.scenario.value.RandomStreams;
import io.spacemoe.scenario.workload.Requests;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The mean time per output token under load without a simulation (docs/model.md, section 10.7).
 * Each processor is an M/G/1 queue by its own mix of work; the wait at it is added to every path
 * latency before the latest of the activated experts is taken. Links have no queues here.
 */
public final class TpotEstimate {
  /** How often copies are drawn over all snapshots where shares say how often each serves. */
  private static final int DRAWS = 1000;

  /** Stands for a path that an outage cuts off. */
  private static final double CUT = -1;

  private final Places places;
  private final List<ActivationLaw> laws;
  private final ComputeTimes times;
  private final double penaltyMs;
  private final long seed;
  private final double[] tokensPerSecond;
  private final double[] sum;

  /** Of each stage where the experts ran last, and the turns there. */
  private final int[][] hosts;

  private final Turns[] turns;
  private final LastTurnLaw[] lastTurns;

  /** Of each satellite of a stage the path latency without work, waiting included. */
  private final double[] beginMs;

  private TpotEstimate(Study study, Places places, double[] tokensPerSecond) {
    this.places = places;
    this.tokensPerSecond = tokensPerSecond;
    laws = study.laws();
    times = study.scenario().pathLatency().times();
    penaltyMs = study.scenario().placement().unreachablePenaltyMs();
    seed = study.scenario().placement().seed();
    sum = new double[tokensPerSecond.length];
    beginMs = new double[study.network().satellites()];
    hosts = new int[places.stages()][];
    turns = new Turns[places.stages()];
    lastTurns = new LastTurnLaw[places.stages()];
  }

  /**
   * The estimates for some throughputs, in ms; infinite from the throughput on that the processors
   * cannot give. By least work copies are counted as by shares. Not for batches.
   *
   * @param requests only their mix of prompt and output tokens matters
   * @param tokensPerSecond output tokens a second, each at least 0
   * @param threads how many snapshots to work on at once; the result does not depend on it
   * @throws IllegalArgumentException when the study's scenario works in batches
   */
  public static double[] ms(
      Study study,
      Deployment deployment,
      Requests requests,
      CopyChoice choice,
      double[] tokensPerSecond,
      int threads) {
    if (study.scenario().compute().batching()) {
      throw new IllegalArgumentException("batches have no estimate");
    }
    study.scenario().checkFits(deployment);
    Network network = study.network();
    Places places = Places.of(deployment);
    GatewayRows rows = places.rows();
    DirectedLinks links = new DirectedLinks(network);
    PlaceWork work = PlaceWork.of(study, places, requests);
    PlaceShares shares = new PlaceShares(study, deployment, requests, choice);
    boolean drawn = choice != CopyChoice.NEAREST && places.count() > places.experts();
    int draws = drawn ? (DRAWS + network.snapshots() - 1) / network.snapshots() : 1;
    double[] rates = tokensPerSecond.clone();
    TpotEstimate all =
        SnapshotSweep.reduce(
            network,
            rows.sources(),
            threads,
            () -> new TpotEstimate(study, places, rates),
            (one, distances) -> {
              Routes routes =
                  Routes.of(places, study.scenario().pathLatency(), rows, links, distances, true);
              double[] share = shares.in(routes);
              double[] parts =
                  CapacityLimits.parts(work.tokensPerSecond(network.satellites(), routes, share));
              TokenLoad load = new TokenLoad(network.satellites(), links.count());
              work.addTo(load, routes, share, parts);
              one.add(routes, share, parts, load, draws);
            },
            TpotEstimate::merged);
    return Arrays.stream(all.sum).map(ms -> ms / network.snapshots()).toArray();
  }

  private void add(Routes routes, double[] share, double[] parts, TokenLoad load, int draws) {
    UniformRandomProvider random = RandomStreams.of(seed, routes.snapshot());
    double[] level = random.doubles(places.experts()).toArray();
    double[] step = random.doubles(places.experts()).toArray();
    for (int draw = 0; draw < draws; draw++) {
      for (int stage = 0; stage < places.stages(); stage++) {
        int[] chosen = chosen(stage, share, level);
        turnsOf(stage, chosen);
        double part = parts[places.instance(stage)] / draws;
        for (int r = 0; r < sum.length; r++) {
          sum[r] += part * stageMs(stage, chosen, routes, load, tokensPerSecond[r]);
        }
      }
      Arrays.setAll(level, x -> (level[x] + step[x]) % 1);
    }
  }

  /**
   * The place that serves each expert of a stage.
   *
   * @param level of the running sum of an expert's shares at which a place is taken, 0 to 1; evenly
   *     spread over draws
   */
  private int[] chosen(int stage, double[] share, double[] level) {
    int first = places.firstExpert(stage);
    int[] chosen = new int[places.firstExpert(stage + 1) - first];
    for (int e = 0; e < chosen.length; e++) {
      int end = places.firstPlace(first + e + 1);
      double left = level[first + e];
      for (int x = places.firstPlace(first + e); x < end && left >= 0; x++) {
        left -= share[x];
        chosen[e] = share[x] > 0 ? x : chosen[e];
      }
    }
    return chosen;
  }

  private void turnsOf(int stage, int[] chosen) {
    int[] on = Arrays.stream(chosen).map(places::satellite).toArray();
    if (!Arrays.equals(on, hosts[stage])) {
      ActivationLaw law = laws.get(places.layer(stage));
      hosts[stage] = on;
      turns[stage] = Turns.of(on, law.active());
      lastTurns[stage] = law.lastTurn(turns[stage]);
    }
  }

  private double stageMs(int stage, int[] chosen, Routes routes, TokenLoad load, double tokens) {
    for (int x : chosen) {
      int s = places.satellite(x);
      beginMs[s] =
          routes.cut(x)
              ? CUT
              : (routes.legNs(2 * x, 1) + routes.legNs(2 * x + 1, 1)) / 1e6
                  + (times.expertMs(s) > 0 ? load.waitMs(s, tokens) : 0);
    }
    Turns here = turns[stage];
    double[] end = new double[here.count()];
    for (int t = 0; t < end.length; t++) {
      int s = here.satellite(t);
      end[t] = beginMs[s] == CUT ? penaltyMs : beginMs[s] + here.number(t) * times.expertMs(s);
    }
    int gateway = places.gateway(stage);
    double waitMs = load.waitMs(gateway, tokens);
    double fixedMs = times.gatewayMs(gateway) + (times.gatewayMs(gateway) > 0 ? waitMs : 0);
    if (places.layer(stage) == places.layers() - 1 && times.headMs(gateway) > 0) {
      fixedMs += times.headMs(gateway) + waitMs;
    }
    return fixedMs + latest(stage, end);
  }

  private double latest(int stage, double[] end) {
    int[] order = ValueOrder.ascending(end);
    double[] decides = new double[end.length];
    lastTurns[stage].distribution(order, decides);
    double expected = 0;
    for (int j = 0; j < order.length; j++) {
      if (decides[j] > 0) {
        expected += decides[j] * end[order[j]];
      }
    }
    return expected;
  }

  private TpotEstimate merged(TpotEstimate later) {
    Arrays.setAll(sum, r -> sum[r] + later.sum[r]);
    return this;
  }
}

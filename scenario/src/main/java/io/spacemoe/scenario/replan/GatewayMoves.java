package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Gateways and experts by turns, with all moves charged: with the gateways fixed the experts are
 * placed at the least cost, exactly, and with the experts fixed each gateway moves to the free
 * satellite around where the sum of path latencies and what its own bytes cost is least, until
 * nobody moves. Not exact.
 */
final class GatewayMoves {
  /** A gateway moves to one of so many near satellites. Chosen, not tuned. */
  private static final int AROUND = 24;

  /** Turns after which it ends in any case. Chosen, not tuned. */
  private static final int TURNS = 20;

  private final Study study;
  private final Layout start;
  private final Losses lost;
  private final double gatewayPerExpert;
  private final Cancellation cancellation;
  private final Rooms rooms;
  private final JointProblem.Distances distances;
  private final long[][] weightPpm;

  /**
   * The search.
   *
   * @param start the repaired layout
   * @param lost what was lost, which is free to be anywhere
   */
  GatewayMoves(Study study, Layout start, Losses lost, Cancellation cancellation) {
    this.study = study;
    this.start = start;
    this.lost = lost;
    this.cancellation = cancellation;
    rooms = study.scenario().rooms();
    gatewayPerExpert =
        study.scenario().model().gatewayBytes() / study.scenario().model().expertBytes();
    distances = study.joint().distances(StopSignal.never());
    weightPpm =
        study.laws().stream()
            .map(law -> Arrays.stream(law.inclusionProbabilities()))
            .map(of -> of.mapToLong(p -> Math.round(p * 1e6)).toArray())
            .toArray(long[][]::new);
  }

  /**
   * A layout with what it costs.
   *
   * @param hosts where experts sit, the best for these gateways
   * @param movedGateways how many gateways moved that were not lost
   */
  record Found(Layout layout, Hosts hosts, int movedGateways) {}

  /** The best that is found when a move of an expert costs so much, and gateways as their bytes. */
  Found at(long muFs) {
    Found best = null;
    double least = Double.POSITIVE_INFINITY;
    int[] gateways = start.gateways();
    for (int turn = 0; turn < TURNS; turn++) {
      ExpertMoves moves = new ExpertMoves(study, gateways, start, lost.experts(), cancellation);
      Hosts hosts = moves.at(muFs);
      Layout layout = ExpertMoves.layout(gateways, start, hosts.satelliteOf());
      int moved = moved(gateways);
      double value = hosts.valueAt(muFs) + moved * gatewayPerExpert * muFs;
      if (value >= least) {
        break;
      }
      least = value;
      best = new Found(layout, hosts, moved);
      gateways = turned(layout, muFs);
      if (Arrays.equals(gateways, layout.gateways())) {
        break;
      }
    }
    return best;
  }

  private int moved(int[] gateways) {
    return (int)
        IntStream.range(0, gateways.length)
            .filter(l -> gateways[l] != start.gateway(l) && !lost.gateways().contains(l))
            .count();
  }

  /** Each gateway in turn where it is best. */
  private int[] turned(Layout layout, long muFs) {
    int[] gateways = layout.gateways();
    boolean[] taken = new boolean[rooms.satellites()];
    Arrays.stream(gateways).forEach(g -> taken[g] = true);
    for (int l = 0; l < gateways.length; l++) {
      layout.satellitesOf(l).forEach(s -> taken[s] = true);
    }
    for (int l = 0; l < gateways.length; l++) {
      int best = gateways[l];
      double least = cost(layout, l, best, muFs);
      for (int to : near(gateways[l], start.gateway(l), taken)) {
        double cost = cost(layout, l, to, muFs);
        if (cost < least) {
          best = to;
          least = cost;
        }
      }
      taken[gateways[l]] = false;
      taken[best] = true;
      gateways[l] = best;
    }
    return gateways;
  }

  private int[] near(int gateway, int home, boolean[] taken) {
    List<Integer> around =
        IntStream.of(rooms.available())
            .boxed()
            .sorted(Comparator.comparingLong((Integer s) -> distances.ns(gateway, s)))
            .limit(AROUND)
            .toList();
    return IntStream.concat(around.stream().mapToInt(s -> s), IntStream.of(home))
        .filter(s -> rooms.slots(s) > 0 && !taken[s])
        .toArray();
  }

  /** What the experts of the layers on both sides cost with a gateway somewhere, and its move. */
  private double cost(Layout layout, int layer, int at, long muFs) {
    int before = layer == 0 ? layout.layers() - 1 : layer - 1;
    boolean stays = at == start.gateway(layer) || lost.gateways().contains(layer);
    return legs(layout, layer, at)
        + legs(layout, before, at)
        + (stays ? 0 : gatewayPerExpert * muFs);
  }

  private double legs(Layout layout, int layer, int at) {
    double sum = 0;
    for (int i = 0; i < layout.experts(layer); i++) {
      sum += (double) weightPpm[layer][i] * distances.ns(at, layout.expert(layer, i));
    }
    return sum;
  }
}

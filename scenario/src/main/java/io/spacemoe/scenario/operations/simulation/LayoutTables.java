package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.GatewayRows;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.operations.DirectedLinks;
import io.spacemoe.scenario.operations.Routes;
import io.spacemoe.scenario.operations.WorkTimes;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotSweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the simulator has to know of a layout: its ways in every snapshot, and how long work takes.
 * Immutable; takes about 20 bytes for each hop of each expert in each snapshot.
 */
final class LayoutTables {
  final int layers;
  final int satellites;
  final int directedLinks;
  final int[] gateway;

  /** Where the experts of each layer begin, counted through all layers; one number more. */
  final int[] firstExpert;

  /** The satellite of each expert, counted through all layers. */
  final int[] host;

  final List<ActivationLaw> laws;
  final Routes[] routes;
  final int times;
  final long timeNs;
  final long headNs;
  final long penaltyNs;
  private final WorkTimes.Work[] expert;
  private final WorkTimes.Work[] gatewayWork;

  /**
   * The tables of a layout.
   *
   * @param threads how many snapshots to work on at once
   */
  LayoutTables(Study study, Layout layout, int threads) {
    study.scenario().checkFits(layout);
    Network network = study.network();
    layers = layout.layers();
    satellites = network.satellites();
    gateway = layout.gateways();
    firstExpert = new int[layers + 1];
    for (int l = 0; l < layers; l++) {
      firstExpert[l + 1] = firstExpert[l] + layout.experts(l);
    }
    host = new int[firstExpert[layers]];
    for (int l = 0; l < layers; l++) {
      System.arraycopy(layout.expertsOf(l), 0, host, firstExpert[l], layout.experts(l));
    }
    laws = study.laws();
    DirectedLinks links = new DirectedLinks(network);
    directedLinks = links.count();
    routes = routes(network, layout, links, threads);
    times = study.scenario().snapshots().slots();
    timeNs = Math.round(study.scenario().constellation().periodSeconds() * 1e9 / times);
    expert = new WorkTimes.Work[host.length];
    Arrays.setAll(expert, x -> WorkTimes.of(study.scenario(), host[x]).expert());
    gatewayWork = new WorkTimes.Work[layers];
    Arrays.setAll(gatewayWork, l -> WorkTimes.of(study.scenario(), gateway[l]).gateway());
    headNs = ns(WorkTimes.of(study.scenario(), gateway[layers - 1]).head(), 1);
    penaltyNs = Math.round(study.scenario().placement().unreachablePenaltyMs() * 1e6);
  }

  /** How long an expert, counted through all layers, works for so many tokens together. */
  long expertNs(int x, int tokens) {
    return ns(expert[x], tokens);
  }

  /** How long a layer's gateway works for so many tokens together. */
  long gatewayNs(int layer, int tokens) {
    return ns(gatewayWork[layer], tokens);
  }

  private static long ns(WorkTimes.Work work, int tokens) {
    return Math.round(work.ms(tokens) * 1e6);
  }

  private static Routes[] routes(Network network, Layout layout, DirectedLinks links, int threads) {
    GatewayRows rows = GatewayRows.of(layout.gateways());
    List<Routes> all =
        SnapshotSweep.reduce(
            network,
            rows.sources(),
            threads,
            ArrayList::new,
            (list, distances) -> list.add(Routes.of(layout, rows, links, distances)),
            (a, b) -> {
              a.addAll(b);
              return a;
            });
    return all.toArray(Routes[]::new);
  }
}

package io.spacemoe.scenario.operations.simulation;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.GatewayRows;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.operations.DirectedLinks;
import io.spacemoe.scenario.operations.Places;
import io.spacemoe.scenario.operations.Routes;
import io.spacemoe.scenario.operations.WorkTimes;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotSweep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the simulator has to know of a deployment: its ways in every snapshot, and how long work
 * takes. Immutable; takes about 32 bytes for each place in each snapshot, and with hops 40 more for
 * each of them.
 */
final class DeploymentTables {
  final Places places;
  final int satellites;
  final int directedLinks;
  final List<ActivationLaw> laws;
  final Routes[] routes;
  final int times;
  final long timeNs;
  final long penaltyNs;
  private final WorkTimes.Work[] expert;
  private final WorkTimes.Work[] gateway;
  private final long[] headNs;

  /**
   * The tables of a deployment.
   *
   * @param withHops whether to keep single hops, which queues on links need
   * @param threads how many snapshots to work on at once
   */
  DeploymentTables(Study study, Deployment deployment, boolean withHops, int threads) {
    Network network = study.network();
    places = Places.of(deployment);
    satellites = network.satellites();
    laws = study.laws();
    DirectedLinks links = new DirectedLinks(network);
    directedLinks = links.count();
    routes = routes(study, places, links, withHops, threads);
    times = study.scenario().snapshots().slots();
    timeNs = Math.round(study.scenario().constellation().periodSeconds() * 1e9 / times);
    penaltyNs = Math.round(study.scenario().placement().unreachablePenaltyMs() * 1e6);
    WorkTimes[] on = new WorkTimes[satellites];
    Arrays.setAll(on, s -> WorkTimes.of(study.scenario(), s));
    expert = new WorkTimes.Work[places.count()];
    Arrays.setAll(expert, x -> on[places.satellite(x)].expert());
    gateway = new WorkTimes.Work[places.stages()];
    Arrays.setAll(gateway, stage -> on[places.gateway(stage)].gateway());
    headNs = new long[places.instances()];
    Arrays.setAll(headNs, i -> ns(on[places.lastGateway(i)].head(), 1));
  }

  /** How long the expert of a place works for so many tokens together. */
  long expertNs(int place, int tokens) {
    return ns(expert[place], tokens);
  }

  /** How long a stage's gateway works for so many tokens together. */
  long gatewayNs(int stage, int tokens) {
    return ns(gateway[stage], tokens);
  }

  /** How long the output head of an instance works for a token. */
  long headNs(int instance) {
    return headNs[instance];
  }

  private static long ns(WorkTimes.Work work, int tokens) {
    return Math.round(work.ms(tokens) * 1e6);
  }

  private static Routes[] routes(
      Study study, Places places, DirectedLinks links, boolean withHops, int threads) {
    GatewayRows rows = places.rows();
    List<Routes> all =
        SnapshotSweep.reduce(
            study.network(),
            rows.sources(),
            threads,
            ArrayList::new,
            (list, distances) ->
                list.add(
                    Routes.of(
                        places, study.scenario().pathLatency(), rows, links, distances, withHops)),
            (a, b) -> {
              a.addAll(b);
              return a;
            });
    return all.toArray(Routes[]::new);
  }
}

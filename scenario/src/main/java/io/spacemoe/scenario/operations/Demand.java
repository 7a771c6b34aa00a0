package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.workload.Requests;

/**
 * What a token asks of experts, wherever they are, and of satellites beside that, outages left out.
 *
 * @param expertMs of each expert, counted through all layers, in ms on a satellite of slowness 1
 * @param slowness of each satellite for the work of experts, as a factor
 * @param fixedMs of each satellite as a gateway, in ms
 */
record Demand(double[] expertMs, double[] slowness, double[] fixedMs) {

  static Demand of(Study study, Layout layout, Requests requests) {
    LayoutWork work = LayoutWork.of(study, layout.primaries(), requests);
    int satellites = study.network().satellites();
    double[] slowness = new double[satellites];
    for (int s = 0; s < satellites; s++) {
      slowness[s] = WorkTimes.of(study.scenario(), s).expert().ms(1);
    }
    double[] expertMs = work.expertMs();
    int x = 0;
    for (int l = 0; l < layout.layers(); l++) {
      for (int e = 0; e < layout.experts(l); e++, x++) {
        double there = slowness[layout.expert(l, e)];
        expertMs[x] = there == 0 ? 0 : expertMs[x] / there;
      }
    }
    double[] fixedMs = new double[satellites];
    for (int l = 0; l < layout.layers(); l++) {
      fixedMs[layout.gateway(l)] += work.gatewayMs(l);
    }
    return new Demand(expertMs, slowness, fixedMs);
  }
}

package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.workload.Requests;
import java.util.Arrays;

/**
 * What a token asks of experts, wherever they are, and of satellites beside that, outages left out.
 *
 * @param expertMs of each expert, counted through all layers, in ms on a satellite of slowness 1
 * @param slowness of each satellite for the work of experts, as a factor
 * @param fixedMs of each satellite as a gateway, in ms
 */
record Demand(double[] expertMs, double[] slowness, double[] fixedMs) {

  static Demand of(Study study, Layout layout, Requests requests) {
    Places places = Places.of(Deployment.of(layout));
    PlaceWork work = PlaceWork.of(study, places, requests);
    int satellites = study.network().satellites();
    double[] slowness = new double[satellites];
    Arrays.setAll(slowness, s -> PlaceWork.expertOn(study.scenario(), s).ms(1));
    double[] expertMs = new double[places.experts()];
    for (int x = 0; x < expertMs.length; x++) {
      int primary = places.firstPlace(x);
      double there = slowness[places.satellite(primary)];
      expertMs[x] = there == 0 ? 0 : work.placeMs(primary) / there;
    }
    double[] fixedMs = new double[satellites];
    for (int stage = 0; stage < places.stages(); stage++) {
      fixedMs[places.gateway(stage)] += work.gatewayMs(stage);
    }
    return new Demand(expertMs, slowness, fixedMs);
  }
}

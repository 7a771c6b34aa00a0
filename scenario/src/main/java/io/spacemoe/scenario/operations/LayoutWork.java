package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.workload.Requests;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * What one output token asks of a layout on average, with its share of the prompt: of each expert,
 * counted through all layers, unless an outage cuts it off, and always of the gateways.
 */
final class LayoutWork {
  private final Layout layout;
  private final double[] expertMs;
  private final double[] expertGflop;
  private final double[] activations;
  private final double[] gatewayMs;
  private final double[] gatewayGflop;

  private LayoutWork(Layout layout, int experts) {
    this.layout = layout;
    expertMs = new double[experts];
    expertGflop = new double[experts];
    activations = new double[experts];
    gatewayMs = new double[layout.layers()];
    gatewayGflop = new double[layout.layers()];
  }

  static LayoutWork of(Study study, Layout layout, Requests requests) {
    LayoutWork all =
        new LayoutWork(layout, study.laws().stream().mapToInt(ActivationLaw::experts).sum());
    double decoded = requests.meanDecodedTokens();
    double output = requests.meanOutputTokens();
    Map<Integer, Double> prompts = requests.promptShares();
    double passes = decoded;
    for (Map.Entry<Integer, Double> share : prompts.entrySet()) {
      passes += share.getValue() * share.getKey();
    }
    passes /= output;
    int x = 0;
    for (int l = 0; l < layout.layers(); l++) {
      WorkTimes gateway = WorkTimes.of(study.scenario(), layout.gateway(l));
      double promptMs = mean(prompts, gateway.gateway()::ms);
      all.gatewayMs[l] = (promptMs + decoded * gateway.gateway().ms(1)) / output;
      all.gatewayGflop[l] = passes * gateway.gateway().gflop();
      if (l == layout.layers() - 1) {
        all.gatewayMs[l] += gateway.head().ms(1);
        all.gatewayGflop[l] += gateway.head().gflop();
      }
      double[] active = study.laws().get(l).inclusionProbabilities();
      for (int e = 0; e < active.length; e++, x++) {
        double probability = active[e];
        WorkTimes.Work work = WorkTimes.of(study.scenario(), layout.expert(l, e)).expert();
        double batchMs = mean(prompts, tokens -> work.meanMs(tokens, probability));
        all.expertMs[x] = (batchMs + decoded * probability * work.ms(1)) / output;
        all.expertGflop[x] = passes * probability * work.gflop();
        all.activations[x] = passes * probability;
      }
    }
    return all;
  }

  /** The mean over all requests of what those with a prompt take for it. */
  private static double mean(Map<Integer, Double> prompts, IntToDoubleFunction ms) {
    double sum = 0;
    for (Map.Entry<Integer, Double> share : prompts.entrySet()) {
      sum += share.getValue() * ms.applyAsDouble(share.getKey());
    }
    return sum;
  }

  /** What a token asks of each expert, in ms, as a copy. */
  double[] expertMs() {
    return expertMs.clone();
  }

  /** What a token asks of a layer's gateway, in ms. */
  double gatewayMs(int layer) {
    return gatewayMs[layer];
  }

  /** Adds the load of one snapshot. What an outage cuts off is neither sent nor computed. */
  void addTo(TokenLoad load, Routes routes) {
    int x = 0;
    for (int l = 0; l < layout.layers(); l++) {
      load.work(layout.gateway(l), gatewayMs[l], gatewayGflop[l]);
      for (int e = 0; e < layout.experts(l); e++, x++) {
        if (!routes.cut(x)) {
          load.work(layout.expert(l, e), expertMs[x], expertGflop[x]);
          for (int hop = routes.firstHop(2 * x); hop < routes.firstHop(2 * x + 2); hop++) {
            double ms = activations[x] * routes.sendNs(hop) / 1e6;
            load.send(routes.link(hop), activations[x], ms);
          }
        }
      }
    }
  }
}

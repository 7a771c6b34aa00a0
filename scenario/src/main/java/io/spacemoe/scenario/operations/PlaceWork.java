package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.workload.Requests;
import java.util.Arrays;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * What one output token of an instance asks of it on average, with its share of the prompt: of each
 * place, if all activations of its expert go there, unless an outage cuts it off, and always of the
 * gateways. With batches, a place reads parameters for as many tokens at once as one likes.
 */
final class PlaceWork {
  private final Places places;
  private final double[] placeMs;
  private final double[] placeSquares;
  private final double[] placeGflop;
  private final double[] activations;
  private final double[] gatewayMs;
  private final double[] gatewaySquares;
  private final double[] gatewayGflop;

  private PlaceWork(Places places) {
    this.places = places;
    placeMs = new double[places.count()];
    placeSquares = new double[places.count()];
    placeGflop = new double[places.count()];
    activations = new double[places.count()];
    gatewayMs = new double[places.stages()];
    gatewaySquares = new double[places.stages()];
    gatewayGflop = new double[places.stages()];
  }

  static PlaceWork of(Study study, Places places, Requests requests) {
    PlaceWork all = new PlaceWork(places);
    double decoded = requests.meanDecodedTokens();
    double output = requests.meanOutputTokens();
    Map<Integer, Double> prompts = requests.promptShares();
    double passes = (decoded + mean(prompts, tokens -> tokens)) / output;
    for (int stage = 0; stage < places.stages(); stage++) {
      WorkTimes gateway = WorkTimes.of(study.scenario(), places.gateway(stage));
      double promptMs = mean(prompts, gateway.gateway()::ms);
      double tokenMs = gateway.gateway().ms(1);
      double promptSquares = mean(prompts, tokens -> square(gateway.gateway().ms(tokens)));
      all.gatewayMs[stage] = (promptMs + decoded * tokenMs) / output;
      all.gatewaySquares[stage] = (promptSquares + decoded * square(tokenMs)) / output;
      all.gatewayGflop[stage] = passes * gateway.gateway().gflop();
      if (places.layer(stage) == places.layers() - 1) {
        all.gatewayMs[stage] += gateway.head().ms(1);
        all.gatewaySquares[stage] += square(gateway.head().ms(1));
        all.gatewayGflop[stage] += gateway.head().gflop();
      }
      double[] active = study.laws().get(places.layer(stage)).inclusionProbabilities();
      for (int e = 0; e < active.length; e++) {
        double probability = active[e];
        int expert = places.firstExpert(stage) + e;
        WorkTimes.Work before = null;
        double ms = 0;
        double squares = 0;
        for (int x = places.firstPlace(expert); x < places.firstPlace(expert + 1); x++) {
          WorkTimes.Work work = expertOn(study.scenario(), places.satellite(x));
          if (!work.equals(before)) {
            double batchMs = mean(prompts, tokens -> work.meanMs(tokens, probability));
            ms = (batchMs + decoded * probability * work.ms(1)) / output;
            double batches = mean(prompts, tokens -> work.meanSquare(tokens, probability));
            squares = (batches + decoded * probability * square(work.ms(1))) / output;
            before = work;
          }
          all.placeMs[x] = ms;
          all.placeSquares[x] = squares;
          all.placeGflop[x] = passes * probability * work.gflop();
          all.activations[x] = passes * probability;
        }
      }
    }
    return all;
  }

  /** The least work of an expert on a satellite: with batches reading is shared by many tokens. */
  static WorkTimes.Work expertOn(Scenario scenario, int satellite) {
    WorkTimes.Work work = WorkTimes.of(scenario, satellite).expert();
    return scenario.compute().batching() ? work.withoutReading() : work;
  }

  /** The mean over all requests of what those with a prompt have for it. */
  private static double mean(Map<Integer, Double> prompts, IntToDoubleFunction value) {
    double sum = 0;
    for (Map.Entry<Integer, Double> share : prompts.entrySet()) {
      sum += share.getValue() * value.applyAsDouble(share.getKey());
    }
    return sum;
  }

  private static double square(double ms) {
    return ms * ms;
  }

  /** How long a place works for each token if all activations of its expert go there, in ms. */
  double placeMs(int place) {
    return placeMs[place];
  }

  /** How long the gateway of a stage works for each token, in ms. */
  double gatewayMs(int stage) {
    return gatewayMs[stage];
  }

  /**
   * How many tokens a second the processors of each instance can give in a snapshot; infinite
   * without work.
   *
   * @param shares of its expert's activations, for each place
   */
  double[] tokensPerSecond(int satellites, Routes routes, double[] shares) {
    double[] busyMs = new double[satellites];
    double[] most = new double[places.instances()];
    for (int stage = 0; stage < places.stages(); stage++) {
      int instance = places.instance(stage);
      most[instance] = Math.max(most[instance], busyMs[places.gateway(stage)] += gatewayMs[stage]);
      for (int x = places.firstPlaceOf(stage); x < places.firstPlaceOf(stage + 1); x++) {
        double ms = routes.cut(x) ? 0 : shares[x] * placeMs[x];
        most[instance] = Math.max(most[instance], busyMs[places.satellite(x)] += ms);
      }
    }
    return Arrays.stream(most).map(ms -> 1000 / ms).toArray();
  }

  /**
   * Adds the load of one snapshot. What an outage cuts off is neither sent nor computed.
   *
   * @param shares of its expert's activations, for each place
   * @param parts of the tokens, for each instance
   */
  void addTo(TokenLoad load, Routes routes, double[] shares, double[] parts) {
    for (int stage = 0; stage < places.stages(); stage++) {
      double part = parts[places.instance(stage)];
      load.work(
          places.gateway(stage),
          part * gatewayMs[stage],
          part * gatewaySquares[stage],
          part * gatewayGflop[stage]);
      for (int x = places.firstPlaceOf(stage); x < places.firstPlaceOf(stage + 1); x++) {
        double share = part * shares[x];
        if (share > 0 && !routes.cut(x)) {
          load.work(
              places.satellite(x),
              share * placeMs[x],
              share * placeSquares[x],
              share * placeGflop[x]);
          double states = share * activations[x];
          for (int hop = routes.firstHop(2 * x); hop < routes.firstHop(2 * x + 2); hop++) {
            load.send(routes.link(hop), states, states * routes.sendNs(hop) / 1e6);
          }
        }
      }
    }
  }
}

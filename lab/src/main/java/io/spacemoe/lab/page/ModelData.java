package io.spacemoe.lab.page;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.ComputeTimes;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.draw.SetSampler;
import io.spacemoe.scenario.value.RandomStreams;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The model that is placed, how its experts are activated, and how long its work takes.
 *
 * @param experts experts of each layer
 * @param active experts activated per token
 * @param activation the activation probabilities of all experts, layer after layer, as numbers of
 *     32 bits
 * @param tokens tokens drawn from the law x layers: the activated experts, ascending
 * @param expertMs an expert's work on each satellite, or a single number where all are alike
 * @param gatewayMs a gateway's work, likewise
 * @param headMs the output head's work, likewise
 * @param penaltyMs what a path costs that an outage cut off
 */
record ModelData(
    int layers,
    int experts,
    int active,
    byte[] activation,
    List<int[][]> tokens,
    double[] expertMs,
    double[] gatewayMs,
    double[] headMs,
    double penaltyMs) {
  private static final int MOST_TOKENS = 16;
  private static final int MOST_DRAWS = 60_000;
  private static final long STREAM = 0x70616765L;

  static ModelData of(Study study) {
    Scenario scenario = study.scenario();
    List<ActivationLaw> laws = study.laws();
    int experts = scenario.model().expertsPerLayer();
    float[] activation = new float[laws.size() * experts];
    for (int l = 0; l < laws.size(); l++) {
      double[] own = laws.get(l).inclusionProbabilities();
      for (int e = 0; e < experts; e++) {
        activation[l * experts + e] = (float) own[e];
      }
    }
    ComputeTimes times = scenario.pathLatency().times();
    int satellites = study.network().satellites();
    return new ModelData(
        laws.size(),
        experts,
        scenario.model().activeExperts(),
        Packed.floats(activation),
        tokens(laws, scenario),
        each(satellites, times::expertMs),
        each(satellites, times::gatewayMs),
        each(satellites, times::headMs),
        scenario.placement().unreachablePenaltyMs());
  }

  private static List<int[][]> tokens(List<ActivationLaw> laws, Scenario scenario) {
    int active = scenario.model().activeExperts();
    int draws = Math.max(1, Math.min(MOST_TOKENS, MOST_DRAWS / (laws.size() * active)));
    int[][][] tokens = new int[draws][laws.size()][active];
    for (int l = 0; l < laws.size(); l++) {
      SetSampler sampler =
          laws.get(l).sampler(RandomStreams.of(scenario.placement().seed(), STREAM, l));
      for (int[][] token : tokens) {
        sampler.draw(token[l]);
      }
    }
    return List.of(tokens);
  }

  private static double[] each(int satellites, IntToDoubleFunction ms) {
    double[] all = IntStream.range(0, satellites).mapToDouble(ms).toArray();
    boolean alike = IntStream.range(1, satellites).allMatch(s -> all[s] == all[0]);
    return alike ? new double[] {all[0]} : all;
  }
}

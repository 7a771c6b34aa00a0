package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.InvalidValueException;
import io.spacemoe.scenario.RandomStreams;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.ejml.data.DMatrixRMaj;

/**
 * Makes layouts by the placement schemes (model.md, section 7). A draw of a random scheme depends
 * on the placement seed, the scheme and the number of the draw alone.
 */
public final class Schemes {
  private final Scenario scenario;
  private final double[][] activation;
  private final Function<int[], DMatrixRMaj> expectedPathLatency;
  private List<Subnet> subnets;
  private DMatrixRMaj latencyMs;

  /**
   * The schemes for a scenario.
   *
   * @param activation activation probabilities, layers x experts
   * @param expectedPathLatency gives the expected path latency in ms, layers x satellites, for a
   *     gateway of each layer; asked at most once, by the schemes that need it
   */
  public Schemes(
      Scenario scenario, double[][] activation, Function<int[], DMatrixRMaj> expectedPathLatency) {
    this.scenario = scenario;
    this.activation = activation;
    this.expectedPathLatency = expectedPathLatency;
  }

  /**
   * Refuses a model that a scheme has no room for.
   *
   * @throws InvalidValueException saying how many satellites are missing, and where
   */
  public static void checkRoom(SchemeId scheme, Constellation constellation, MoeModel model) {
    if (scheme != SchemeId.RAND_PLACE) {
      RingSubnets.of(constellation, model);
      return;
    }
    long needed = model.layers() * (model.expertsPerLayer() + 1L);
    int satellites = constellation.satellites();
    if (needed > satellites) {
      throw new InvalidValueException(
          "model.expertsPerLayer",
          "is %d, so all layers need %d satellites (experts and gateways), but the constellation has %d: %d missing; allowed: at most %d.%nMaybe use a larger constellation, or fewer layers."
              .formatted(
                  model.expertsPerLayer(),
                  needed,
                  satellites,
                  needed - satellites,
                  satellites / model.layers() - 1));
    }
  }

  /**
   * A draw of a random scheme.
   *
   * @throws InvalidValueException when there are too few satellites
   */
  public Layout draw(SchemeId scheme, int draw) {
    UniformRandomProvider random =
        RandomStreams.of(scenario.placement().seed(), scheme.id().hashCode(), draw);
    return switch (scheme) {
      case RAND_PLACE -> anywhere(random);
      case RAND_INTRA -> inSubnets(random);
      case RAND_INTRA_CG ->
          aroundCentres(
              layer -> chosen(random, candidates(layer), scenario.model().expertsPerLayer()));
      case NEAREST_RANDOM_ORDER ->
          aroundCentres(
              layer -> chosen(random, nearest(layer), scenario.model().expertsPerLayer()));
      case SPACEMOE ->
          throw new IllegalArgumentException("scheme spacemoe is not drawn; use solved");
    };
  }

  /**
   * A layout with the audited answers that it was made from.
   *
   * @param layout the layout
   * @param results one answer per layer
   */
  public record Solved(Layout layout, List<SolveResult> results) {}

  /**
   * Scheme spacemoe: ring subnets, central gateways, and each layer's experts by its assignment
   * problem.
   *
   * @throws SolverFailureException when the engine finds no placement for a layer
   */
  public Solved solved(ExpertSolver solver) {
    List<SolveResult> results = new ArrayList<>();
    int[][] experts = new int[subnets().size()][];
    for (int layer = 0; layer < experts.length; layer++) {
      LayerProblem problem = problemOf(layer);
      SolveResult result = solver.solve(problem.problem());
      Placement placement =
          result
              .placement()
              .orElseThrow(
                  () ->
                      new SolverFailureException(
                          "%s found no placement for %s: %s"
                              .formatted(
                                  result.solver(), problem.problem(), result.termination())));
      experts[layer] = problem.satellitesOf(placement);
      results.add(result);
    }
    return new Solved(new Layout(centres(), experts), results);
  }

  /** The assignment problem of one layer in its ring subnet. */
  public LayerProblem problemOf(int layer) {
    return LayerProblem.ofLayer(
        "%s layer %d".formatted(scenario.name(), layer),
        layer,
        activation[layer],
        latencyMs(),
        candidates(layer));
  }

  /**
   * The assignment problem of all layers at once: every satellite but the gateways is a candidate.
   */
  public LayerProblem problemOfAllLayers() {
    boolean[] gateway = new boolean[scenario.constellation().satellites()];
    Arrays.stream(centres()).forEach(g -> gateway[g] = true);
    int[] candidates = IntStream.range(0, gateway.length).filter(s -> !gateway[s]).toArray();
    return LayerProblem.ofAllLayers(
        scenario.name() + " all layers", activation, latencyMs(), candidates);
  }

  /** The central gateways of the ring subnets. */
  public int[] centres() {
    return subnets().stream().mapToInt(Subnet::centre).toArray();
  }

  private List<Subnet> subnets() {
    if (subnets == null) {
      subnets = RingSubnets.of(scenario.constellation(), scenario.model());
    }
    return subnets;
  }

  private DMatrixRMaj latencyMs() {
    if (latencyMs == null) {
      latencyMs = expectedPathLatency.apply(centres());
    }
    return latencyMs;
  }

  /** A layer's subnet without its gateway. */
  private int[] candidates(int layer) {
    Subnet subnet = subnets().get(layer);
    return Arrays.stream(subnet.satellites()).filter(s -> s != subnet.centre()).toArray();
  }

  /**
   * As many candidates as experts, those of least expected path latency, ties to the lower index.
   */
  private int[] nearest(int layer) {
    return Arrays.stream(candidates(layer))
        .boxed()
        .sorted(
            Comparator.comparingDouble((Integer s) -> latencyMs().get(layer, s))
                .thenComparing(s -> s))
        .limit(scenario.model().expertsPerLayer())
        .mapToInt(s -> s)
        .toArray();
  }

  private Layout aroundCentres(Function<Integer, int[]> expertsOfLayer) {
    int[] centres = centres();
    return new Layout(
        centres,
        IntStream.range(0, centres.length).mapToObj(expertsOfLayer::apply).toArray(int[][]::new));
  }

  private Layout inSubnets(UniformRandomProvider random) {
    int experts = scenario.model().expertsPerLayer();
    int[] gateways = new int[subnets().size()];
    int[][] hosts = new int[gateways.length][];
    for (int layer = 0; layer < gateways.length; layer++) {
      int[] chosen = chosen(random, subnets().get(layer).satellites(), experts + 1);
      gateways[layer] = chosen[0];
      hosts[layer] = Arrays.copyOfRange(chosen, 1, chosen.length);
    }
    return new Layout(gateways, hosts);
  }

  private Layout anywhere(UniformRandomProvider random) {
    int layers = scenario.model().layers();
    int experts = scenario.model().expertsPerLayer();
    checkRoom(SchemeId.RAND_PLACE, scenario.constellation(), scenario.model());
    int satellites = scenario.constellation().satellites();
    int[] chosen = chosen(random, IntStream.range(0, satellites).toArray(), layers * (experts + 1));
    int[][] hosts = new int[layers][];
    for (int layer = 0; layer < layers; layer++) {
      int first = layers + layer * experts;
      hosts[layer] = Arrays.copyOfRange(chosen, first, first + experts);
    }
    return new Layout(Arrays.copyOf(chosen, layers), hosts);
  }

  /** Some of the satellites in random order. */
  private static int[] chosen(UniformRandomProvider random, int[] satellites, int count) {
    int[] picks = new PermutationSampler(random, satellites.length, count).sample();
    return Arrays.stream(picks).map(pick -> satellites[pick]).toArray();
  }
}

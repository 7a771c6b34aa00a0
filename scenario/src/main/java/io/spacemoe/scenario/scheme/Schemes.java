package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.ExpertSolver;
import io.spacemoe.scenario.placement.LayerProblem;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.SchemeId;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.value.RandomStreams;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.Termination.Limit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Makes layouts by the placement schemes (docs/model.md, section 7). A draw of a random scheme
 * depends on the placement seed, the scheme and the number of the draw alone.
 */
public final class Schemes {
  private final Scenario scenario;
  private final int slots;
  private final LinkRows rows;
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
    this.slots = scenario.placement().capacity().slots(scenario.model());
    this.rows = LinkRows.of(scenario.constellation(), scenario.links());
    this.activation = activation;
    this.expectedPathLatency = expectedPathLatency;
  }

  /**
   * Refuses a model that a scheme has no room for.
   *
   * @param slots how many experts a satellite has room for; a gateway's has none
   * @throws InvalidValueException saying how much room is missing, and where
   */
  public static void checkRoom(
      SchemeId scheme, Constellation constellation, MoeModel model, int slots) {
    if (scheme == SchemeId.JOINT) {
      checkRoomAnywhere(constellation, model, 1);
    } else if (scheme == SchemeId.RAND_PLACE) {
      checkRoomAnywhere(constellation, model, slots);
    } else {
      RingSubnets.checkRoom(constellation, model, slots);
    }
  }

  private static void checkRoomAnywhere(Constellation constellation, MoeModel model, int slots) {
    long experts = (long) model.layers() * model.expertsPerLayer();
    long room = Math.max(0, constellation.satellites() - model.layers()) * (long) slots;
    if (experts > room) {
      throw new InvalidValueException(
          "model.expertsPerLayer",
          String.format(
              Locale.ROOT,
              "is %d, so there are %d experts in all, but the constellation has %d satellites, beside the gateways room for %d: %d missing; allowed: at most %d.%nMaybe give placement.capacity, use a larger constellation, or fewer layers.",
              model.expertsPerLayer(),
              experts,
              constellation.satellites(),
              room,
              experts - room,
              room / model.layers()));
    }
  }

  /**
   * A draw of a random scheme.
   *
   * @throws InvalidValueException when there are too few satellites
   */
  public Layout draw(SchemeId scheme, int draw) {
    int experts = scenario.model().expertsPerLayer();
    RandomSeats seats =
        new RandomSeats(
            RandomStreams.of(scenario.placement().seed(), scheme.id().hashCode(), draw), slots);
    return switch (scheme) {
      case RAND_PLACE -> anywhere(seats);
      case RAND_INTRA -> inSubnets(seats);
      case RAND_INTRA_CG -> aroundCentres(layer -> seats.forExperts(candidates(layer), experts));
      case NEAREST_RANDOM_ORDER -> aroundCentres(layer -> seats.someOf(nearest(layer), experts));
      case SPACEMOE ->
          throw new IllegalArgumentException("scheme spacemoe is not drawn; use solved");
      case JOINT -> throw new IllegalArgumentException("scheme joint is not drawn");
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
   * problem, or nearest first where a limit ended the solve without a placement.
   *
   * @throws SolverFailureException when the engine finds no placement for a layer by itself
   */
  public Solved solved(ExpertSolver solver) {
    List<SolveResult> results = new ArrayList<>();
    int[][] experts = new int[subnets().size()][];
    for (int layer = 0; layer < experts.length; layer++) {
      LayerProblem problem = problemOf(layer);
      SolveResult result = solver.solve(problem.problem(), experts.length - layer);
      experts[layer] =
          result.placement().isPresent()
              ? problem.satellitesOf(result.placement().get())
              : nearestFirst(layer, problem.problem(), result);
      results.add(result);
    }
    return new Solved(new Layout(centres(), experts), results);
  }

  /**
   * Where the experts of a layer sit whose solve a limit ended without a placement: the more often
   * an expert is activated, the nearer.
   *
   * @param problem for the message
   * @throws SolverFailureException when it was no limit that ended the solve
   */
  public int[] nearestFirst(int layer, Object problem, SolveResult result) {
    Limit limit = result.termination().limit().orElse(Limit.OTHER);
    if (limit != Limit.TIME && limit != Limit.ITERATIONS && limit != Limit.CANCELLED) {
      throw new SolverFailureException(
          String.format(
              Locale.ROOT,
              "%s found no placement for %s: %s",
              result.solver(),
              problem,
              result.termination()));
    }
    int[] places = nearest(layer);
    int[] popular =
        IntStream.range(0, places.length)
            .boxed()
            .sorted(Comparator.comparingDouble(e -> -activation[layer][e]))
            .mapToInt(e -> e)
            .toArray();
    int[] hosts = new int[places.length];
    for (int k = 0; k < hosts.length; k++) {
      hosts[popular[k]] = places[k];
    }
    return hosts;
  }

  /** The assignment problem of one layer in its ring subnet. */
  public LayerProblem problemOf(int layer) {
    return LayerProblem.ofLayer(
        String.format(Locale.ROOT, "%s layer %d", scenario.name(), layer),
        layer,
        activation[layer],
        latencyMs(),
        candidates(layer),
        slots);
  }

  /**
   * The assignment problem of all layers at once: every satellite but the gateways is a candidate.
   */
  public LayerProblem problemOfAllLayers() {
    boolean[] gateway = new boolean[scenario.constellation().satellites()];
    Arrays.stream(centres()).forEach(g -> gateway[g] = true);
    int[] candidates = IntStream.range(0, gateway.length).filter(s -> !gateway[s]).toArray();
    return LayerProblem.ofAllLayers(
        scenario.name() + " all layers", activation, latencyMs(), candidates, slots);
  }

  /** The central gateways of the ring subnets. */
  public int[] centres() {
    return subnets().stream().mapToInt(Subnet::centre).toArray();
  }

  private List<Subnet> subnets() {
    if (subnets == null) {
      subnets = RingSubnets.of(rows, scenario.model(), slots);
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
   * A place for each expert: the candidates of least expected path latency, ties to the one that
   * comes first in the subnet, each filled before the next.
   */
  private int[] nearest(int layer) {
    int experts = scenario.model().expertsPerLayer();
    return Arrays.stream(candidates(layer))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer s) -> latencyMs().get(layer, s)))
        .flatMapToInt(s -> IntStream.range(0, Math.min(slots, experts)).map(slot -> s))
        .limit(experts)
        .toArray();
  }

  private Layout aroundCentres(Function<Integer, int[]> expertsOfLayer) {
    int[] centres = centres();
    return new Layout(
        centres,
        IntStream.range(0, centres.length).mapToObj(expertsOfLayer::apply).toArray(int[][]::new));
  }

  private Layout inSubnets(RandomSeats seats) {
    int experts = scenario.model().expertsPerLayer();
    int[] gateways = new int[subnets().size()];
    int[][] hosts = new int[gateways.length][];
    for (int layer = 0; layer < gateways.length; layer++) {
      int[] drawn = seats.forAll(subnets().get(layer).satellites(), 1, experts);
      gateways[layer] = drawn[0];
      hosts[layer] = Arrays.copyOfRange(drawn, 1, drawn.length);
    }
    return new Layout(gateways, hosts);
  }

  private Layout anywhere(RandomSeats seats) {
    int layers = scenario.model().layers();
    int experts = scenario.model().expertsPerLayer();
    checkRoom(SchemeId.RAND_PLACE, scenario.constellation(), scenario.model(), slots);
    int[] satellites = IntStream.range(0, scenario.constellation().satellites()).toArray();
    int[] drawn = seats.forAll(satellites, layers, layers * experts);
    int[][] hosts = new int[layers][];
    for (int layer = 0; layer < layers; layer++) {
      int first = layers + layer * experts;
      hosts[layer] = Arrays.copyOfRange(drawn, first, first + experts);
    }
    return new Layout(Arrays.copyOf(drawn, layers), hosts);
  }
}

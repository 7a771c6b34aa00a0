package io.spacemoe.scenario;

import io.spacemoe.scenario.latency.MeanDistances;
import io.spacemoe.scenario.latency.SnapshotLatencies;
import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.latency.TokenLatencyEvaluator;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.ActivationLaws;
import io.spacemoe.scenario.placement.ExpectedMaxLayer;
import io.spacemoe.scenario.placement.ExpectedMaxSolver;
import io.spacemoe.scenario.placement.ExpertSolver;
import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.placement.SchemeId;
import io.spacemoe.scenario.scheme.JointScheme;
import io.spacemoe.scenario.scheme.Schemes;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/**
 * A scenario made ready to be asked: its network, its activation laws, its schemes and its
 * evaluator. Not thread-safe; each question uses up to the given number of threads by itself.
 */
public final class Study {
  private final Scenario scenario;
  private final int threads;
  private final Network network;
  private final List<ActivationLaw> laws;
  private final TokenLatencyEvaluator evaluator;
  private final Schemes schemes;
  private final JointScheme joint;
  private MeanDistances distances;
  private final Grace grace;

  /**
   * Prepares a scenario.
   *
   * @param threads how many snapshots to work on at once, at least 1; no result depends on it
   */
  public Study(Scenario scenario, int threads) {
    this(scenario, threads, new Cancellation());
  }

  /**
   * Prepares a scenario for questions that can be cancelled: from a second after the cancellation
   * on, whatever walks through snapshots ends with a {@link
   * java.util.concurrent.CancellationException}. Engines have their own cancellation, which should
   * be the same.
   *
   * @param threads how many snapshots to work on at once, at least 1; no result depends on it
   */
  public Study(Scenario scenario, int threads, Cancellation cancellation) {
    this.grace = new Grace(cancellation);
    this.scenario = scenario;
    this.threads = threads;
    this.network =
        new Network(
            scenario.constellation(),
            scenario.links(),
            scenario.snapshots(),
            scenario.model().hiddenStateBits());
    this.laws = ActivationLaws.of(scenario.activation(), scenario.model());
    this.evaluator =
        new TokenLatencyEvaluator(
            scenario.compute(),
            scenario.model(),
            scenario.pathLatency(),
            network,
            scenario.snapshots().slots(),
            laws);
    double[][] activation =
        laws.stream().map(ActivationLaw::inclusionProbabilities).toArray(double[][]::new);
    this.schemes =
        new Schemes(
            scenario,
            activation,
            gateways ->
                grace.during(() -> scenario.pathLatency().expected(network, gateways, threads)));
    this.joint = new JointScheme(scenario, laws, this::meanDistances);
  }

  private MeanDistances meanDistances(StopSignal stop) {
    double cutMs = scenario.pathLatency().cutLegMs();
    distances = grace.during(() -> MeanDistances.of(network, cutMs, threads, stop));
    return distances;
  }

  /** The scenario. */
  public Scenario scenario() {
    return scenario;
  }

  /** Satellites, links and snapshots. */
  public Network network() {
    return network;
  }

  /** The activation law of each layer. */
  public List<ActivationLaw> laws() {
    return laws;
  }

  /** The schemes, and the assignment problems behind them. */
  public Schemes schemes() {
    return schemes;
  }

  /** Scheme joint, and the problem behind it. */
  public JointScheme joint() {
    return joint;
  }

  /**
   * The token latency in ms that a layout would have if every path always took its expected time:
   * what scheme joint minimises. Never above the true one, but for rounding.
   *
   * @throws IllegalArgumentException when two things share a satellite
   */
  public double expectedMs(Layout layout) {
    return joint.cost(layout) / 1e12 + evaluator.computeMs();
  }

  /**
   * Over how many snapshots scheme joint's expectations are: all of them, unless a time limit left
   * no time for all.
   */
  public int expectedOver() {
    joint.problem();
    return distances.snapshots();
  }

  /**
   * The exact token latency of any layout.
   *
   * @throws InvalidValueException when the layout is not one of this scenario
   */
  public TokenLatency evaluate(Layout layout) {
    scenario.checkFits(layout);
    return evaluated(layout);
  }

  private TokenLatency evaluated(Layout layout) {
    return grace.during(() -> evaluator.evaluate(layout, threads));
  }

  /**
   * Places by a scheme and evaluates; random schemes are averaged over the scenario's draws, and
   * scheme joint takes its engine's own time.
   */
  public SchemeResult run(SchemeId scheme, ExpertSolver solver) {
    return run(scheme, solver, JointSolver.recommended());
  }

  /**
   * Places by a scheme and evaluates; random schemes are averaged over the scenario's draws. Scheme
   * joint starts from ring subnets with a satellite for each thing or from compact tiles, whichever
   * costs less.
   *
   * @param solver who solves the assignment problems of scheme spacemoe
   * @param jointSolver who solves the joint problem of scheme joint
   */
  public SchemeResult run(SchemeId scheme, ExpertSolver solver, JointSolver jointSolver) {
    return evaluate(place(scheme, solver, jointSolver));
  }

  /**
   * What a scheme has placed, before anybody asks how long a token takes.
   *
   * @param layouts the layout, or one per draw
   * @param solves the audited answers that the layout was made from
   */
  public record Placed(SchemeId scheme, List<Layout> layouts, List<SolveResult> solves) {}

  /**
   * Places by a scheme; see {@link #run(SchemeId, ExpertSolver, JointSolver)}.
   *
   * @param solver who solves the assignment problems of scheme spacemoe
   * @param jointSolver who solves the joint problem of scheme joint
   */
  public Placed place(SchemeId scheme, ExpertSolver solver, JointSolver jointSolver) {
    if (scheme == SchemeId.JOINT) {
      return placeJointly(jointSolver);
    }
    if (!scheme.random()) {
      Schemes.Solved solved = schemes.solved(solver);
      return new Placed(scheme, List.of(solved.layout()), solved.results());
    }
    return new Placed(
        scheme,
        IntStream.range(0, scenario.placement().draws())
            .mapToObj(draw -> schemes.draw(scheme, draw))
            .toList(),
        List.of());
  }

  private Placed placeJointly(JointSolver jointSolver) {
    Schemes.checkRoom(SchemeId.JOINT, scenario.constellation(), scenario.model(), 1);
    StopSignal stop = jointSolver.begin();
    JointProblem problem = joint.problem(stop);
    SolveOptions options =
        SolveOptions.defaults().withSeed(scenario.placement().seed()).withThreads(threads);
    options = joint.start(stop.half().half()).map(options::withHint).orElse(options);
    long left = stop.nanosLeft();
    if (left < Long.MAX_VALUE) {
      options = options.withTimeLimit(Duration.ofNanos(Math.max(1, left)));
    }
    SolveResult result = jointSolver.solve(problem, options);
    Layout layout = joint.layoutOf(result.placement().orElseThrow());
    return new Placed(SchemeId.JOINT, List.of(layout), List.of(result));
  }

  /** How long a token takes with what a scheme has placed; of a random one the mean. */
  public SchemeResult evaluate(Placed placed) {
    if (!placed.scheme().random()) {
      Layout layout = placed.layouts().get(0);
      return new SchemeResult(
          placed.scheme(),
          evaluated(layout),
          OptionalDouble.empty(),
          placed.layouts(),
          placed.solves());
    }
    List<TokenLatency> draws = grace.during(() -> evaluator.evaluate(placed.layouts(), threads));
    return new SchemeResult(
        placed.scheme(), TokenLatency.mean(draws), halfWidth(draws), placed.layouts(), List.of());
  }

  /**
   * The problem of each layer in its ring subnet when the objective is the layer latency itself.
   *
   * @throws InvalidValueException when the activation law is not conditional Poisson, or a
   *     satellite has room for more than one expert
   */
  public List<ExpectedMaxLayer> expectedMaxLayers() {
    if (!(scenario.placement().capacity() instanceof SatelliteCapacity.One)) {
      throw new InvalidValueException(
          "placement.capacity",
          String.format(
              Locale.ROOT,
              "is more than \"one\", but the objective expected-max knows one expert per satellite.%nMaybe place with the objective linear, which takes any capacity."));
    }
    List<double[]> weights = ActivationLaws.weights(scenario.activation(), scenario.model());
    int[][] candidates = new int[weights.size()][];
    Arrays.setAll(candidates, l -> schemes.problemOf(l).candidates());
    long[][][] latencies =
        grace.during(
            () ->
                SnapshotLatencies.of(
                    network, scenario.pathLatency(), schemes.centres(), candidates, threads));
    return IntStream.range(0, candidates.length)
        .mapToObj(
            l ->
                ExpectedMaxLayer.of(
                    String.format(Locale.ROOT, "%s layer %d, expected-max", scenario.name(), l),
                    weights.get(l),
                    scenario.model().activeExperts(),
                    latencies[l],
                    candidates[l]))
        .toList();
  }

  /**
   * Places by scheme spacemoe with the layer latency itself as each layer's objective. Where a
   * limit ended a layer's solve without a placement, its experts sit nearest first.
   *
   * @throws InvalidValueException when the activation law is not conditional Poisson
   * @throws SolverFailureException when the engine finds no placement for a layer by itself
   */
  public Placed placeExpectedMax(ExpectedMaxSolver solver) {
    List<SolveResult> results = new ArrayList<>();
    List<int[]> experts = new ArrayList<>();
    List<ExpectedMaxLayer> layers = expectedMaxLayers();
    for (int l = 0; l < layers.size(); l++) {
      ExpectedMaxLayer layer = layers.get(l);
      SolveResult result = solver.solve(layer.problem(), layers.size() - l);
      experts.add(
          result.placement().isPresent()
              ? layer.satellitesOf(result.placement().get())
              : schemes.nearestFirst(l, layer.problem(), result));
      results.add(result);
    }
    Layout layout = new Layout(schemes.centres(), experts.toArray(int[][]::new));
    return new Placed(SchemeId.SPACEMOE, List.of(layout), results);
  }

  /** Places by scheme spacemoe with the layer latency itself as objective, and evaluates. */
  public SchemeResult runExpectedMax(ExpectedMaxSolver solver) {
    return evaluate(placeExpectedMax(solver));
  }

  /** Half width of the 95 % Student confidence interval of the mean. */
  private static OptionalDouble halfWidth(List<TokenLatency> draws) {
    if (draws.size() < 2) {
      return OptionalDouble.empty();
    }
    SummaryStatistics totals = new SummaryStatistics();
    draws.forEach(draw -> totals.addValue(draw.totalMs()));
    double quantile = new TDistribution(draws.size() - 1).inverseCumulativeProbability(0.975);
    return OptionalDouble.of(quantile * totals.getStandardDeviation() / Math.sqrt(draws.size()));
  }
}

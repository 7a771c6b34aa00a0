package io.spacemoe.scenario;

import io.spacemoe.scenario.copies.CopyPlacer;
import io.spacemoe.scenario.ground.GroundLegs;
import io.spacemoe.scenario.ground.StationLegs;
import io.spacemoe.scenario.latency.MeanDistances;
import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.latency.TokenLatencyEvaluator;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.ActivationLaws;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.JointLayouts;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.PlacementScheme.Need;
import io.spacemoe.scenario.spi.SchemeAnswer;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;

/**
 * A scenario made ready to be asked: its network, its activation laws, its schemes and its
 * evaluator. Not thread-safe; each question uses up to the given number of threads by itself.
 */
public final class Study {
  private final Scenario scenario;
  private final int threads;
  private final Network network;
  private final Rooms rooms;
  private final List<ActivationLaw> laws;
  private final TokenLatencyEvaluator evaluator;
  private final JointLayouts joint;
  private final CopyPlacer copies;
  private final Cancellation cancellation;
  private MeanDistances distances;
  private final Grace grace;
  private int[] latestGateways;
  private DMatrixRMaj latestLatencyMs;

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
   * on, whatever walks through snapshots ends with a {@link CancellationException}. Engines have
   * their own cancellation, which should be the same.
   *
   * @param threads how many snapshots to work on at once, at least 1; no result depends on it
   */
  public Study(Scenario scenario, int threads, Cancellation cancellation) {
    this.cancellation = cancellation;
    this.grace = new Grace(cancellation);
    this.scenario = scenario;
    this.threads = threads;
    this.network = scenario.network();
    this.rooms = scenario.rooms();
    this.laws = ActivationLaws.of(scenario.activation(), scenario.model());
    this.evaluator =
        new TokenLatencyEvaluator(
            scenario.pathLatency(), network, scenario.snapshots().slots(), laws);
    this.joint =
        new JointLayouts(
            scenario.name(), rooms, laws, scenario.pathLatency().work(), this::meanDistances);
    this.copies = new CopyPlacer(network, rooms, laws, scenario.pathLatency(), evaluator, threads);
  }

  private MeanDistances meanDistances(StopSignal stop) {
    double cutMs = scenario.pathLatency().cutLegMs();
    distances = grace.during(() -> MeanDistances.of(network, cutMs, threads, stop));
    return distances;
  }

  /**
   * Long work of a caller's, which ends soon after the study is cancelled.
   *
   * @param work throws a {@link CancellationException} when its thread is interrupted
   * @throws CancellationException when it is not done within a second of the cancellation
   */
  public <T> T during(Supplier<T> work) {
    return grace.during(work);
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

  /** The problem of placing everything at once, which scheme joint solves. */
  public JointLayouts joint() {
    return joint;
  }

  /**
   * The token latency in ms that a layout would have without its copies if every path always took
   * its expected time: what scheme joint minimises. Never above the true one without copies, but
   * for rounding.
   *
   * @throws IllegalArgumentException when a satellite has more than it has room for
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

  /**
   * The exact token latency of several layouts; those with the same gateways take little more time
   * than one.
   *
   * @throws InvalidValueException when a layout is not one of this scenario
   */
  public List<TokenLatency> evaluate(List<Layout> layouts) {
    layouts.forEach(scenario::checkFits);
    return grace.during(() -> evaluator.evaluate(layouts, threads));
  }

  private TokenLatency evaluated(Layout layout) {
    return grace.during(() -> evaluator.evaluate(layout, threads));
  }

  /**
   * Places by a scheme and evaluates; random schemes are averaged over the scenario's draws.
   *
   * @param engines who solves the scheme's problems, and within which limits
   */
  public SchemeResult run(PlacementScheme scheme, Engines engines) {
    return evaluate(place(scheme, engines));
  }

  /**
   * What a scheme has placed, before anybody asks how long a token takes.
   *
   * @param deployments the instances of the layout, or those of each draw
   * @param solves the audited answers that the first instance was made from
   */
  public record Placed(
      PlacementScheme scheme, List<Deployment> deployments, List<SolveResult> solves) {

    /** The first instance, or that of each draw. */
    public List<Layout> layouts() {
      return deployments.stream().map(deployment -> deployment.instances().get(0)).toList();
    }
  }

  /**
   * Places by a scheme: as many instances as the scenario wants, with its copies.
   *
   * @param engines who solves the scheme's problems, and within which limits; the time that it has
   *     for searching itself begins now
   * @throws InvalidValueException when there is no room, or a value that the scheme cannot do
   * @throws SolverFailureException when an engine or the scheme breaks its contract
   */
  public Placed place(PlacementScheme scheme, Engines engines) {
    scenario.checkRoom(scheme);
    StudyContext context = contextOf(engines);
    if (scheme.needs().contains(Need.LAST_DESCENT) && engines.expectedMax().isPresent()) {
      context.checkDescent();
    }
    int layouts = scheme.random() ? scenario.placement().draws() : 1;
    SchemeAnswer answer = new AskedScheme(scheme, cancellation).answer(context, scenario, layouts);
    List<Deployment> deployments = new ArrayList<>();
    for (Layout layout : answer.layouts()) {
      Deployment instances =
          new Instances(this, new AskedScheme(scheme, cancellation), context, rooms)
              .from(layout, scenario.placement().seed() + deployments.size());
      deployments.add(
          scenario
              .placement()
              .copies()
              .map(plan -> grace.during(() -> copies.place(instances, plan, context.stop())))
              .orElse(instances));
    }
    return new Placed(scheme, deployments, answer.solves());
  }

  /** What a scheme is given to place with; the clock of the limits starts now. */
  public PlacementContext context(Engines engines) {
    return contextOf(engines);
  }

  private StudyContext contextOf(Engines engines) {
    return new StudyContext(
        this,
        engines,
        StopSignal.of(engines.limits(), cancellation),
        rooms,
        joint,
        scenario.placement().draws(),
        scenario.placement().seed());
  }

  /** How long a token takes with what a scheme has placed: the mean over instances and draws. */
  public SchemeResult evaluate(Placed placed) {
    return grace.during(() -> new PlacedLatency(evaluator, threads).of(placed));
  }

  /**
   * The exact token latency of each instance.
   *
   * @throws InvalidValueException when the deployment is not one of this scenario
   */
  public List<TokenLatency> evaluate(Deployment deployment) {
    scenario.checkFits(deployment);
    return grace.during(() -> evaluator.evaluate(deployment.instances(), threads));
  }

  /** The ways between the scenario's users and a layout's gateways; none where nobody asks. */
  public List<StationLegs> stationLegs(Layout layout) {
    return scenario
        .ground()
        .map(ground -> grace.during(() -> GroundLegs.of(network, ground, layout, threads)))
        .orElse(List.of());
  }

  int threads() {
    return threads;
  }

  DMatrixRMaj expectedPathLatencyMs(int[] gateways) {
    if (!Arrays.equals(gateways, latestGateways)) {
      latestLatencyMs =
          grace.during(() -> scenario.pathLatency().expected(network, gateways, threads));
      latestGateways = gateways.clone();
    }
    return latestLatencyMs.copy();
  }
}

package io.spacemoe.scenario;

import io.spacemoe.scenario.descent.LastDescent;
import io.spacemoe.scenario.latency.SnapshotLatencies;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.ActivationLaws;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.ExpectedMaxLayer;
import io.spacemoe.scenario.placement.JointLayouts;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * What a study answers to its schemes.
 *
 * @param stop its clock has started
 * @param rooms what room there is; less than the scenario's where other instances are placed
 * @param joint the joint problem with that room
 */
record StudyContext(
    Study study,
    Engines engines,
    StopSignal stop,
    Rooms rooms,
    JointLayouts joint,
    int draws,
    long seed)
    implements PlacementContext {
  @Override
  public String name() {
    return study.scenario().name();
  }

  @Override
  public Constellation constellation() {
    return study.scenario().constellation();
  }

  @Override
  public LinkRules links() {
    return study.scenario().links();
  }

  @Override
  public Network network() {
    return study.network();
  }

  @Override
  public MoeModel model() {
    return study.scenario().model();
  }

  @Override
  public List<ActivationLaw> laws() {
    return study.laws();
  }

  @Override
  public DMatrixRMaj expectedPathLatencyMs(int[] gateways) {
    return study.expectedPathLatencyMs(gateways);
  }

  @Override
  public List<ExpectedMaxLayer> expectedMaxLayers(int[] gateways, int[][] candidates) {
    Scenario scenario = study.scenario();
    if (!rooms.oneOnEach()) {
      throw new InvalidValueException(
          "placement.capacity",
          String.format(
              Locale.ROOT,
              "lets experts share satellites, but the objective expected-max knows one expert per satellite.%nMaybe place with the objective linear, which takes any capacity."));
    }
    List<double[]> weights = ActivationLaws.weights(scenario.activation(), scenario.model());
    long[][][] latencies =
        study.during(
            () ->
                SnapshotLatencies.of(
                    study.network(),
                    scenario.pathLatency(),
                    gateways,
                    candidates,
                    study.threads()));
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

  /** Refuses what {@link #descended} cannot do; also asked before a long search for its start. */
  void checkDescent() {
    if (!rooms.oneOnEach()) {
      throw new InvalidValueException(
          "placement.capacity",
          String.format(
              Locale.ROOT,
              "lets experts share satellites, but the objective expected-max of scheme joint knows one expert per satellite.%nMaybe place with the objective linear, which takes any capacity."));
    }
  }

  @Override
  public Layout descended(Layout layout) {
    checkDescent();
    return study.during(
        () ->
            LastDescent.from(
                layout,
                study.network(),
                study.scenario().pathLatency(),
                study.laws(),
                rooms,
                joint,
                study.threads(),
                stop));
  }

  @Override
  public int threads() {
    return study.threads();
  }
}

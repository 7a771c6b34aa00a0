package io.spacemoe.scenario;

import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.ExpectedMaxLayer;
import io.spacemoe.scenario.placement.JointLayouts;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.solver.spi.StopSignal;
import java.util.List;
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
    return study.expectedMaxLayers(gateways, candidates);
  }

  @Override
  public int threads() {
    return study.threads();
  }
}

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
 */
record StudyContext(Study study, Engines engines, StopSignal stop) implements PlacementContext {
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
  public Rooms rooms() {
    return study.rooms();
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
  public JointLayouts joint() {
    return study.joint();
  }

  @Override
  public int draws() {
    return study.scenario().placement().draws();
  }

  @Override
  public long seed() {
    return study.scenario().placement().seed();
  }

  @Override
  public int threads() {
    return study.threads();
  }
}

package io.spacemoe.scenario.tck;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.ExpectedMaxLayer;
import io.spacemoe.scenario.placement.JointLayouts;
import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme.Need;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/** The context of a study, which notes what a scheme asks for and what it changes. */
final class WatchedContext implements PlacementContext {
  private final PlacementContext context;
  private final Engines engines;
  private final Set<Need> asked = EnumSet.noneOf(Need.class);
  private final List<DMatrixRMaj> given = new ArrayList<>();
  private final List<DMatrixRMaj> copies = new ArrayList<>();

  WatchedContext(Study study, Engines engines) {
    context = study.context(engines);
    this.engines =
        new Engines(
            (problem, layersLeft) -> {
              asked.add(Need.EXPERT_SOLVER);
              return engines.experts().solve(problem, layersLeft);
            },
            engines
                .expectedMax()
                .map(
                    solver ->
                        (problem, layersLeft) -> {
                          asked.add(Need.EXPECTED_MAX_SOLVER);
                          return solver.solve(problem, layersLeft);
                        }),
            watched(engines.joint()),
            engines.limits());
  }

  private JointSolver watched(JointSolver solver) {
    return new JointSolver() {
      @Override
      public StopSignal begin() {
        return solver.begin();
      }

      @Override
      public SolveResult solve(JointProblem problem, SolveOptions fallback) {
        asked.add(Need.JOINT_SOLVER);
        return solver.solve(problem, fallback);
      }
    };
  }

  /** The engines, and the descent, that have been asked. */
  Set<Need> asked() {
    return asked;
  }

  /** Whether what was given is as it was given. */
  boolean unchanged() {
    for (int i = 0; i < given.size(); i++) {
      if (!Arrays.equals(given.get(i).data, copies.get(i).data)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public DMatrixRMaj expectedPathLatencyMs(int[] gateways) {
    DMatrixRMaj latencies = context.expectedPathLatencyMs(gateways);
    given.add(latencies);
    copies.add(latencies.copy());
    return latencies;
  }

  @Override
  public String name() {
    return context.name();
  }

  @Override
  public Constellation constellation() {
    return context.constellation();
  }

  @Override
  public LinkRules links() {
    return context.links();
  }

  @Override
  public Network network() {
    return context.network();
  }

  @Override
  public MoeModel model() {
    return context.model();
  }

  @Override
  public Rooms rooms() {
    return context.rooms();
  }

  @Override
  public List<ActivationLaw> laws() {
    return context.laws();
  }

  @Override
  public List<ExpectedMaxLayer> expectedMaxLayers(int[] gateways, int[][] candidates) {
    return context.expectedMaxLayers(gateways, candidates);
  }

  @Override
  public Layout descended(Layout layout) {
    asked.add(Need.LAST_DESCENT);
    return context.descended(layout);
  }

  @Override
  public JointLayouts joint() {
    return context.joint();
  }

  @Override
  public Engines engines() {
    return engines;
  }

  @Override
  public int draws() {
    return context.draws();
  }

  @Override
  public long seed() {
    return context.seed();
  }

  @Override
  public int threads() {
    return context.threads();
  }

  @Override
  public StopSignal stop() {
    return context.stop();
  }
}

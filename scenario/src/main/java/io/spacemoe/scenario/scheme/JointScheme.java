package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.JointLayouts;
import io.spacemoe.scenario.placement.JointSolver;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.SchemeAnswer;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Scheme joint: gateways and experts of all layers compete for all satellites (docs/model.md,
 * section 7.7). The engine starts from ring subnets or from compact tiles, whichever costs less.
 * Where the objective is the expected maximum, a last descent follows, which has a quarter of the
 * time.
 */
public final class JointScheme implements PlacementScheme {
  /** Its name. */
  public static final String ID = "joint";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return "Gateways and experts of all layers compete for all satellites";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.JOINT_SOLVER, Need.LAST_DESCENT);
  }

  @Override
  public void checkRoom(Constellation constellation, MoeModel model, Rooms rooms) {
    rooms.check(model);
  }

  @Override
  public SchemeAnswer place(PlacementContext context) {
    JointSolver solver = context.engines().joint();
    StopSignal stop = solver.begin();
    JointLayouts joint = context.joint();
    JointProblem problem = joint.problem(stop);
    SolveOptions options =
        SolveOptions.defaults().withSeed(context.seed()).withThreads(context.threads());
    LinkRows rows = LinkRows.of(context.constellation(), context.links());
    options =
        start(rows, context.model(), context.rooms(), joint, stop.half().half())
            .map(options::withHint)
            .orElse(options);
    boolean descends = context.engines().expectedMax().isPresent();
    long left = stop.nanosLeft();
    if (left < Long.MAX_VALUE) {
      long search = descends ? left / 4 * 3 : left;
      options = options.withTimeLimit(Duration.ofNanos(Math.max(1, search)));
    }
    SolveResult result = solver.solve(problem, options);
    Layout layout = joint.layoutOf(result.placement().orElseThrow());
    return new SchemeAnswer(
        List.of(descends ? context.descended(layout) : layout), List.of(result));
  }

  /**
   * The cheaper of two starts: ring subnets as scheme spacemoe's, and compact tiles along a closed
   * tour of the torus. Empty when there is neither.
   *
   * @param stop when to end with as many tours as were tried
   */
  static Optional<Placement> start(
      LinkRows rows, MoeModel model, Rooms rooms, JointLayouts joint, StopSignal stop) {
    JointProblem problem = joint.problem();
    if (problem.rooms().isPresent()) {
      return SharedStart.of(rows, model, rooms, joint, stop);
    }
    return Stream.of(ring(rows, model, rooms, joint), CompactTiles.of(joint, rows, stop))
        .flatMap(Optional::stream)
        .min(Comparator.comparingLong(placement -> problem.evaluate(placement).cost()));
  }

  /**
   * Each layer in its ring subnet, the gateway in the middle and experts on the satellites that are
   * nearest to it and the next gateway; empty when a subnet is too small.
   */
  private static Optional<Placement> ring(
      LinkRows rows, MoeModel model, Rooms rooms, JointLayouts joint) {
    if (!RingSubnets.fit(rows.constellation(), model, rooms)) {
      return Optional.empty();
    }
    JointProblem problem = joint.problem();
    List<Subnet> subnets = RingSubnets.of(rows, model, rooms);
    int[] satelliteOf = new int[problem.things()];
    for (int l = 0; l < subnets.size(); l++) {
      int in = subnets.get(l).centre(rooms);
      int out = subnets.get(problem.next(l)).centre(rooms);
      int[] nearestFirst =
          joint.nearestFirst(
              in,
              out,
              Arrays.stream(subnets.get(l).satellites())
                  .filter(s -> s != in && rooms.available(s)));
      satelliteOf[problem.gateway(l)] = joint.indexOf(in);
      for (int e = 0; e < problem.experts(); e++) {
        satelliteOf[problem.expert(l, e)] = joint.indexOf(nearestFirst[e]);
      }
    }
    return Optional.of(Placement.of(satelliteOf));
  }
}

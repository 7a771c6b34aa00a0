package io.spacemoe.heuristic.optaplanner;

import io.spacemoe.solver.joint.JointProblem;
import java.util.Arrays;
import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;
import org.optaplanner.core.api.score.calculator.IncrementalScoreCalculator;

/**
 * The score of a joint plan: layers whose gateways or experts have moved are priced anew when the
 * score is asked for. Created by OptaPlanner.
 */
public final class JointScore implements IncrementalScoreCalculator<JointPlan, HardSoftLongScore> {
  private JointProblem problem;
  private int[] satelliteOf;
  private int[] gateways;
  private int[] hosted;
  private int[][] lastPpm;
  private long[] layerCost;
  private boolean[] stale;
  private long[] ns;
  private long crowding;
  private long cost;

  /** Without a plan yet. */
  public JointScore() {}

  @Override
  public void resetWorkingSolution(JointPlan plan) {
    problem = plan.problem();
    satelliteOf = new int[problem.things()];
    gateways = new int[problem.satellites()];
    hosted = new int[problem.satellites()];
    lastPpm = new int[problem.layers()][];
    Arrays.setAll(lastPpm, problem::lastPpm);
    layerCost = new long[problem.layers()];
    stale = new boolean[problem.layers()];
    ns = new long[problem.experts()];
    crowding = 0;
    cost = 0;
    plan.things().forEach(this::settle);
  }

  @Override
  public void beforeEntityAdded(Object entity) {}

  @Override
  public void afterEntityAdded(Object entity) {
    settle((GatewayOrExpert) entity);
  }

  @Override
  public void beforeVariableChanged(Object entity, String variable) {
    leave((GatewayOrExpert) entity);
  }

  @Override
  public void afterVariableChanged(Object entity, String variable) {
    settle((GatewayOrExpert) entity);
  }

  @Override
  public void beforeEntityRemoved(Object entity) {
    leave((GatewayOrExpert) entity);
  }

  @Override
  public void afterEntityRemoved(Object entity) {}

  private void settle(GatewayOrExpert thing) {
    int s = thing.satellite();
    satelliteOf[thing.index()] = s;
    int layer = thing.index() / (problem.experts() + 1);
    boolean gateway = problem.gateway(layer) == thing.index();
    count(s, gateway, 1);
    stale[layer] = true;
    if (gateway) {
      stale[layer == 0 ? stale.length - 1 : layer - 1] = true;
    }
  }

  private void leave(GatewayOrExpert thing) {
    count(thing.satellite(), thing.index() % (problem.experts() + 1) == 0, -1);
  }

  private void count(int s, boolean gateway, int more) {
    crowding -= crowdingOf(s);
    (gateway ? gateways : hosted)[s] += more;
    crowding += crowdingOf(s);
  }

  /** How many things too many are on a satellite. */
  private int crowdingOf(int s) {
    return Math.max(0, gateways[s] - 1) + Math.max(0, hosted[s] - problem.room(s, gateways[s] > 0));
  }

  @Override
  public HardSoftLongScore calculateScore() {
    for (int l = 0; l < stale.length; l++) {
      if (stale[l]) {
        long now = price(l);
        cost += now - layerCost[l];
        layerCost[l] = now;
        stale[l] = false;
      }
    }
    return HardSoftLongScore.of(-crowding, -cost);
  }

  private long price(int layer) {
    int in = satelliteOf[problem.gateway(layer)];
    int out = satelliteOf[problem.gateway(problem.next(layer))];
    if (problem.rooms().isPresent()) {
      int first = problem.expert(layer, 0);
      return problem.sharedCost(
          layer, in, out, Arrays.copyOfRange(satelliteOf, first, first + problem.experts()));
    }
    for (int i = 0; i < ns.length; i++) {
      int s = satelliteOf[problem.expert(layer, i)];
      ns[i] = problem.distances().ns(in, s) + problem.distances().ns(s, out);
    }
    Arrays.sort(ns);
    long price = 0;
    for (int j = 0; j < ns.length; j++) {
      price += lastPpm[layer][j] * ns[j];
    }
    return price;
  }
}

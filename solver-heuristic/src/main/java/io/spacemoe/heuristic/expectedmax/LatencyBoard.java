package io.spacemoe.heuristic.expectedmax;

import io.spacemoe.solver.Placement;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import java.util.Arrays;

/**
 * A placement that moves, with the sum over snapshots of its expected maximum, kept up to date
 * where it changes.
 *
 * <p>By ascending latency, an expert's term depends on the weights before it. When experts change
 * places, only those whose latency lies between the places are affected in a snapshot: the others
 * have the same weights before them. So a trial costs as many terms as there are experts in
 * between, in each snapshot, and changes nothing; only a move that is made rewrites them. Terms are
 * positive and none is kept by differences, so errors do not grow with the number of moves.
 */
public final class LatencyBoard {
  /** No expert. */
  private static final int NOBODY = -1;

  private final ExpectedMaxProblem problem;
  private final MaxKernel kernel;
  private final double[] weight;
  private final View[] views;
  private final int[] satelliteOf;
  private final int[] tenant;
  private double total;

  /** What a snapshot makes of the placement; positions count occupied satellites, nearest first. */
  private static final class View {
    /** By satellite: rank by latency. */
    final int[] rank;

    /** By rank: latency in ns, and how many experts sit nearer. */
    final double[] reach;

    final int[] nearer;

    /** By position: latency, weight and term. */
    final double[] latency;

    final double[] weight;
    final double[] term;

    /** By position: the kernel's states. */
    final double[] states;

    View(int experts, int satellites, int stride) {
      rank = new int[satellites];
      reach = new double[satellites];
      nearer = new int[satellites];
      latency = new double[experts];
      weight = new double[experts];
      term = new double[experts];
      states = new double[(experts + 1) * stride];
    }
  }

  /** A board with a placement on it. */
  public LatencyBoard(ExpectedMaxProblem problem, Placement start) {
    this.problem = problem;
    weight = new double[problem.experts()];
    Arrays.setAll(weight, problem::weight);
    kernel = new MaxKernel(weight, problem.active());
    views = new View[problem.snapshots()];
    for (int t = 0; t < views.length; t++) {
      View view = new View(weight.length, problem.satellites(), kernel.stride());
      for (int r = 0; r < view.reach.length; r++) {
        int s = problem.satelliteAt(t, r);
        view.rank[s] = r;
        view.reach[r] = problem.latencyNs(t, s);
      }
      kernel.begin(view.states);
      views[t] = view;
    }
    satelliteOf = new int[weight.length];
    tenant = new int[problem.satellites()];
    put(start);
  }

  /** Clears the board and puts another placement on it. */
  void put(Placement placement) {
    Arrays.fill(tenant, NOBODY);
    for (int e = 0; e < satelliteOf.length; e++) {
      satelliteOf[e] = placement.satelliteOf(e);
      tenant[satelliteOf[e]] = e;
    }
    for (int t = 0; t < views.length; t++) {
      rewrite(t, 0, tenant.length - 1);
    }
    addUp();
  }

  /** The sum over snapshots of the expected maximum, in ns. */
  public double total() {
    return total;
  }

  /** The satellite of an expert. */
  public int satelliteOf(int expert) {
    return satelliteOf[expert];
  }

  /** The expert on a satellite; negative when it is free. */
  int tenant(int satellite) {
    return tenant[satellite];
  }

  /** What is on the board. */
  Placement placement() {
    return Placement.of(satelliteOf);
  }

  /**
   * By how much the total would change if an expert went to another satellite; whoever sits there
   * would take its place. Changes nothing. O(experts in between times K) a snapshot.
   */
  public double change(int expert, int to) {
    int from = satelliteOf[expert];
    double coming = weight[expert];
    boolean swap = tenant[to] >= 0;
    double going = swap ? weight[tenant[to]] : 0;
    double change = 0;
    for (View view : views) {
      int out = view.rank[from];
      int in = view.rank[to];
      boolean away = out < in;
      int low = away ? out : in;
      int high = away ? in : out;
      int first = view.nearer[low];
      int last = view.nearer[high];
      change +=
          kernel.sum(
              view.states,
              first,
              view.reach[low],
              away ? going : coming,
              view.latency,
              view.weight,
              away || swap ? first + 1 : first,
              last,
              view.reach[high],
              away ? coming : going);
      int end = !away || swap ? last + 1 : last;
      for (int p = first; p < end; p++) {
        change -= view.term[p];
      }
    }
    return change;
  }

  /** Puts an expert on a satellite; whoever sits there takes its place. */
  public void move(int expert, int to) {
    int from = satelliteOf[expert];
    int other = tenant[to];
    tenant[from] = other;
    tenant[to] = expert;
    satelliteOf[expert] = to;
    if (other >= 0) {
      satelliteOf[other] = from;
    }
    for (int t = 0; t < views.length; t++) {
      int a = views[t].rank[from];
      int b = views[t].rank[to];
      rewrite(t, Math.min(a, b), Math.max(a, b));
    }
    addUp();
  }

  /** Reads who sits on the satellites of some ranks; as many experts as before. */
  private void rewrite(int snapshot, int low, int high) {
    View view = views[snapshot];
    int first = low == 0 ? 0 : view.nearer[low];
    int position = first;
    for (int r = low; r <= high; r++) {
      view.nearer[r] = position;
      int expert = tenant[problem.satelliteAt(snapshot, r)];
      if (expert >= 0) {
        view.latency[position] = view.reach[r];
        view.weight[position] = weight[expert];
        position++;
      }
    }
    kernel.fill(view.states, view.latency, view.weight, view.term, first, position);
  }

  private void addUp() {
    total = 0;
    for (View view : views) {
      for (double term : view.term) {
        total += term;
      }
    }
  }
}

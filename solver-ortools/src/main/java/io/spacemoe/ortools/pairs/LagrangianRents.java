package io.spacemoe.ortools.pairs;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;

/**
 * The best rents that a subgradient method finds: they maximise the bound of {@link Proof.Rents},
 * which for a generalised assignment problem is the Lagrangian dual of the memory constraints and,
 * at best, as good as the linear programming relaxation.
 *
 * <p>Steps follow Polyak's rule towards a level above the best bound so far; the level comes nearer
 * whenever the bound stops rising, so no upper bound is needed (Goffin, Kiwiel, Convergence of a
 * simple subgradient level method, Mathematical Programming 85, 1999). Directions are deflected as
 * by Camerini, Fratta, Maffioli (On improving relaxation methods by modified gradient techniques,
 * Mathematical Programming Study 3, 1975). A satellite's rent is measured for all its room at once,
 * so that satellites of any size are alike. Deterministic; O(pairs) each step.
 */
public final class LagrangianRents {
  /** Turns a step off the last one where they disagree (Camerini, Fratta, Maffioli 1975). */
  private static final double DEFLECTION = 1.5;

  /** Steps without gain before steps get shorter. Chosen, not tuned. */
  private static final int PATIENCE = 10;

  /** What a cost and a rent, scaled, may add up to. */
  private static final long RANGE = 1L << 60;

  /** Rents of so many times all costs together say that there is no placement, or nearly none. */
  private static final double MOST_SPREADS = 1L << 20;

  private final PlacementProblem problem;
  private final CandidatePairs pairs;
  private final double[] cost;
  private final double[] share;
  private final double[] rent;
  private final double[] bestRent;
  private final double[] excess;
  private final double[] direction;
  private double bestBound = Double.NEGATIVE_INFINITY;

  private LagrangianRents(PlacementProblem problem, CandidatePairs pairs) {
    this.problem = problem;
    this.pairs = pairs;
    this.cost = new double[pairs.size()];
    this.share = new double[pairs.size()];
    for (int e = 0; e < pairs.experts(); e++) {
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        int s = pairs.satellite(k);
        cost[k] = pairs.cost(k);
        share[k] = (double) problem.demand(e, s) / Math.max(1, problem.room(s));
      }
    }
    this.rent = new double[pairs.satellites()];
    this.bestRent = new double[pairs.satellites()];
    this.excess = new double[pairs.satellites()];
    this.direction = new double[pairs.satellites()];
  }

  /**
   * Rents after a number of steps, fewer when they cannot be improved or there is no time.
   *
   * @param pairs every expert has at least one
   */
  public static LagrangianRents after(
      int steps, PlacementProblem problem, CandidatePairs pairs, StopSignal stop) {
    LagrangianRents rents = new LagrangianRents(problem, pairs);
    rents.improve(steps, stop);
    return rents;
  }

  /** What a satellite charges for all its room, in the unit of the pairs' costs. */
  public double rentOfAll(int satellite) {
    return bestRent[satellite];
  }

  /** What a pair costs, with its rent, in the unit of the pairs' costs. */
  public double price(int pair) {
    return cost[pair] + bestRent[pairs.satellite(pair)] * share[pair];
  }

  private void improve(int steps, StopSignal stop) {
    double most = MOST_SPREADS * spread();
    double level = spread() / 10;
    int idle = 0;
    for (int step = 0; step < steps && !stop.raised(); step++) {
      double bound = bound();
      if (bound > bestBound) {
        idle = bound > bestBound + level / 2 ? 0 : idle + 1;
        bestBound = bound;
        System.arraycopy(rent, 0, bestRent, 0, rent.length);
      } else {
        idle++;
      }
      if (idle > PATIENCE) {
        level /= 2;
        idle = 0;
        System.arraycopy(bestRent, 0, rent, 0, rent.length);
        Arrays.fill(direction, 0);
        continue;
      }
      double norm = deflect();
      if (norm == 0) {
        return;
      }
      double length = (bestBound + level - bound) / norm;
      for (int s = 0; s < rent.length; s++) {
        rent[s] = Math.max(0, Math.min(most, rent[s] + length * direction[s]));
      }
    }
  }

  /** The difference between the dearest and the cheapest that every expert can do. */
  private double spread() {
    double spread = 0;
    for (int e = 0; e < pairs.experts(); e++) {
      double dearest = 0;
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        dearest = Math.max(dearest, cost[k]);
      }
      spread += dearest;
    }
    return Math.max(1, spread);
  }

  /** The bound of the present rents; leaves behind how much each satellite is overbooked. */
  private double bound() {
    double bound = 0;
    for (int s = 0; s < rent.length; s++) {
      excess[s] = -1;
      bound -= rent[s];
    }
    for (int e = 0; e < pairs.experts(); e++) {
      double least = Double.POSITIVE_INFINITY;
      int chosen = -1;
      for (int k = pairs.first(e), end = pairs.end(e); k < end; k++) {
        double pays = cost[k] + rent[pairs.satellite(k)] * share[k];
        if (pays < least) {
          least = pays;
          chosen = k;
        }
      }
      bound += least;
      excess[pairs.satellite(chosen)] += share[chosen];
    }
    return bound;
  }

  /** Turns the direction towards the excess; returns its squared length. */
  private double deflect() {
    double product = 0;
    double before = 0;
    for (int s = 0; s < rent.length; s++) {
      product += excess[s] * direction[s];
      before += direction[s] * direction[s];
    }
    double keep = product < 0 ? -DEFLECTION * product / before : 0;
    double norm = 0;
    for (int s = 0; s < rent.length; s++) {
      direction[s] = excess[s] + keep * direction[s];
      if (rent[s] == 0 && direction[s] < 0) {
        direction[s] = 0;
      }
      norm += direction[s] * direction[s];
    }
    return norm;
  }

  /** These rents as a proof, in fractions of the problem's cost unit as fine as longs allow. */
  public Proof.Rents proof() {
    double dearest = dearest();
    double highest = 0;
    for (double r : bestRent) {
      highest = Math.max(highest, r * pairs.divisor());
    }
    long scale = 1L << 30;
    while (scale > 1 && scale * (dearest + highest) > RANGE) {
      scale >>= 1;
    }
    long[] rents = new long[bestRent.length];
    for (int s = 0; s < rents.length; s++) {
      long room = Math.max(1, problem.room(s));
      double fair = bestRent[s] * pairs.divisor() * scale / room;
      rents[s] = Math.min(Math.round(fair), RANGE / room);
    }
    return new Proof.Rents(rents, scale);
  }

  private double dearest() {
    long[] row = new long[problem.satellites()];
    long dearest = 0;
    for (int e = 0; e < problem.experts(); e++) {
      problem.costs().copyRow(e, row);
      for (long value : row) {
        dearest = Math.max(dearest, value);
      }
    }
    return dearest;
  }
}

package io.spacemoe.ortools;

import com.google.ortools.linearsolver.MPConstraintProto;
import com.google.ortools.linearsolver.MPModelProto;
import com.google.ortools.linearsolver.MPSolutionResponse;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariableProto;
import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.ortools.pairs.Phase;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * GLOP through {@code MPSolver}, on the assignment polytope of some pairs. The model is one
 * message, and so is the answer. An expert may also stay out, at a cost that no chain of moves can
 * save, so that every set of pairs has a solution.
 */
final class LpBackend {
  /** Rents beyond are cut off, as repair takes no more. */
  private static final long HIGHEST_RENT = 1L << 61;

  private LpBackend() {}

  /**
   * A best vertex and its duals.
   *
   * @param satelliteOf negative for an expert without a whole place
   * @param rents 0 to 2^61, in the unit of the pairs' costs, rounded
   */
  record Vertex(int[] satelliteOf, long[] rents) {}

  /**
   * Solves the linear program.
   *
   * @param largest the largest cost of a pair, also of those that are not in this program
   * @return empty when it had to stop
   */
  static Optional<Vertex> solve(
      PlacementProblem problem, CandidatePairs pairs, long largest, StopSignal stop) {
    double unit = Math.max(1, largest);
    MPSolver solver = MPSolver.createSolver("GLOP");
    if (solver == null) {
      throw new SolverFailureException("this build of OR-Tools has no GLOP");
    }
    try {
      String invalid =
          Phase.of(
              Phase.Kind.BUILD,
              pairs,
              () -> solver.loadModelFromProto(model(problem, pairs, unit)));
      if (!invalid.isEmpty()) {
        throw new SolverFailureException(
            "GLOP takes no model of %s: %s".formatted(problem, invalid));
      }
      // An imprecise optimum will do, since the answer is made exact afterwards.
      solver.setSolverSpecificParametersAsString("change_status_to_imprecise: false");
      if (stop.nanosLeft() != Long.MAX_VALUE) {
        solver.setTimeLimit(Math.max(1, TimeUnit.NANOSECONDS.toMillis(stop.nanosLeft())));
      }
      MPSolver.ResultStatus status =
          Phase.of(
              Phase.Kind.SOLVE,
              pairs,
              () -> Interrupter.during(() -> solver.solve(), stop, solver::interruptSolve));
      if (status == MPSolver.ResultStatus.OPTIMAL) {
        return Optional.of(read(solver.createSolutionResponseProto(), pairs, unit));
      }
      if (stop.raised() || gaveUp(status, stop)) {
        return Optional.empty();
      }
      throw new SolverFailureException("GLOP ended with %s on %s".formatted(status, problem));
    } finally {
      solver.delete();
    }
  }

  /** GLOP stops a little before its limit, when it expects that its next steps would pass it. */
  private static boolean gaveUp(MPSolver.ResultStatus status, StopSignal stop) {
    return stop.nanosLeft() != Long.MAX_VALUE
        && (status == MPSolver.ResultStatus.FEASIBLE || status == MPSolver.ResultStatus.NOT_SOLVED);
  }

  /** Experts' rows come first, then satellites'; pairs first, then the experts that stay out. */
  private static MPModelProto model(PlacementProblem problem, CandidatePairs pairs, double unit) {
    MPModelProto.Builder model = MPModelProto.newBuilder();
    MPConstraintProto.Builder[] load = new MPConstraintProto.Builder[pairs.satellites()];
    for (int s = 0; s < load.length; s++) {
      load[s] =
          MPConstraintProto.newBuilder()
              .setLowerBound(Double.NEGATIVE_INFINITY)
              .setUpperBound((double) problem.room(s));
    }
    double out = pairs.experts() + 1.0;
    for (int e = 0; e < pairs.experts(); e++) {
      MPConstraintProto.Builder one =
          MPConstraintProto.newBuilder().setLowerBound(1).setUpperBound(1);
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        model.addVariable(variable(pairs.cost(k) / unit));
        one.addVarIndex(k).addCoefficient(1);
        load[pairs.satellite(k)].addVarIndex(k).addCoefficient(1);
      }
      model.addConstraint(one.addVarIndex(pairs.size() + e).addCoefficient(1));
    }
    for (int e = 0; e < pairs.experts(); e++) {
      model.addVariable(variable(out));
    }
    for (MPConstraintProto.Builder row : load) {
      model.addConstraint(row);
    }
    return model.build();
  }

  private static MPVariableProto variable(double cost) {
    return MPVariableProto.newBuilder()
        .setLowerBound(0)
        .setUpperBound(Double.POSITIVE_INFINITY)
        .setObjectiveCoefficient(cost)
        .build();
  }

  private static Vertex read(MPSolutionResponse response, CandidatePairs pairs, double unit) {
    int[] satelliteOf = new int[pairs.experts()];
    Arrays.fill(satelliteOf, -1);
    for (int e = 0; e < satelliteOf.length; e++) {
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        if (response.getVariableValue(k) > 0.5) {
          satelliteOf[e] = pairs.satellite(k);
        }
      }
    }
    long[] rents = new long[pairs.satellites()];
    for (int s = 0; s < rents.length; s++) {
      double rent = Math.max(0, -response.getDualValue(pairs.experts() + s)) * unit;
      rents[s] = Math.min(Math.round(rent), HIGHEST_RENT);
    }
    return new Vertex(satelliteOf, rents);
  }
}

package io.spacemoe.ortools;

import com.google.ortools.linearsolver.MPConstraintProto;
import com.google.ortools.linearsolver.MPModelProto;
import com.google.ortools.linearsolver.MPSolutionResponse;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPSolverParameters;
import com.google.ortools.linearsolver.MPVariableProto;
import com.google.ortools.linearsolver.PartialVariableAssignment;
import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.ortools.pairs.PairSearch;
import io.spacemoe.ortools.pairs.Phase;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * SCIP through {@code MPSolver}, with one binary variable per pair. The model is one message, built
 * in Java, validated and loaded in a single native call; the answer comes back as one message.
 *
 * <p>Costs and demands are scaled by powers of two, which loses no digit, so that SCIP's tolerances
 * mean the same whatever the unit.
 */
final class MipBackend implements PairSearch {
  /** Sums of costs up to this are exact in a double, which is to 2^53, with room for rounding. */
  private static final long RANGE = 1L << 50;

  /** Costs of slot problems are as coarse, as answers are made exact afterwards. Not tuned. */
  private static final long HANDY_FOR_SLOTS = 1L << 20;

  /** Costs beyond so many bits are scaled down: SCIP's tolerances are absolute. */
  private static final int COST_BITS = 26;

  /** Likewise for memory. */
  private static final int ROOM_BITS = 40;

  @Override
  public long largestCost(PlacementProblem problem, CandidatePairs pairs) {
    return problem.countsSlots() ? HANDY_FOR_SLOTS : RANGE / pairs.experts();
  }

  /** Bounds come from a simplex method in floating point. */
  @Override
  public double tolerance() {
    return 1e-9;
  }

  @Override
  public Outcome search(Task task, Listener listener, StopSignal stop) {
    double unit = powerOfTwo(task.pairs().largest(), task.pairs().experts());
    MPSolver solver = MPSolver.createSolver("SCIP");
    if (solver == null) {
      throw new SolverFailureException("this build of OR-Tools has no SCIP");
    }
    MPSolverParameters parameters = new MPSolverParameters();
    try {
      String invalid =
          Phase.of(
              Phase.Kind.BUILD, task.pairs(), () -> solver.loadModelFromProto(model(task, unit)));
      if (!invalid.isEmpty()) {
        throw new SolverFailureException(
            String.format(Locale.ROOT, "SCIP takes no model of %s: %s", task.problem(), invalid));
      }
      parameters.setDoubleParam(MPSolverParameters.DoubleParam.RELATIVE_MIP_GAP, 0);
      set(
          solver,
          String.format(
              Locale.ROOT,
              """
              limits/absgap = %s
              limits/totalnodes = %d
              randomization/randomseedshift = %d
              misc/catchctrlc = FALSE
              """,
              task.slack() / unit,
              task.effort(),
              task.seed()));
      if (stop.nanosLeft() != Long.MAX_VALUE) {
        solver.setTimeLimit(Math.max(1, TimeUnit.NANOSECONDS.toMillis(stop.nanosLeft())));
      }
      MPSolver.ResultStatus status =
          Phase.of(
              Phase.Kind.SOLVE,
              task.pairs(),
              () ->
                  Interrupter.during(() -> solver.solve(parameters), stop, solver::interruptSolve));
      return outcome(status, solver, task, unit, stop);
    } finally {
      parameters.delete();
      solver.delete();
    }
  }

  /** Sets parameters of SCIP's own; Ctrl-C is the caller's, not SCIP's. */
  private static void set(MPSolver solver, String parameters) {
    if (!solver.setSolverSpecificParametersAsString(parameters)) {
      throw new SolverFailureException("SCIP does not take the parameters " + parameters);
    }
  }

  /** What one unit of the objective is worth: 1 for sums of costs below 2^26. */
  private static double powerOfTwo(long largest, int terms) {
    int bits = 64 - Long.numberOfLeadingZeros(largest) + 32 - Integer.numberOfLeadingZeros(terms);
    return Math.scalb(1.0, Math.max(0, bits - COST_BITS));
  }

  private static MPModelProto model(Task task, double unit) {
    CandidatePairs pairs = task.pairs();
    MPModelProto.Builder model = MPModelProto.newBuilder();
    MPConstraintProto.Builder[] load = new MPConstraintProto.Builder[pairs.satellites()];
    for (int e = 0; e < pairs.experts(); e++) {
      MPConstraintProto.Builder one =
          MPConstraintProto.newBuilder().setLowerBound(1).setUpperBound(1);
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        model.addVariable(
            MPVariableProto.newBuilder()
                .setLowerBound(0)
                .setUpperBound(1)
                .setIsInteger(true)
                .setObjectiveCoefficient(pairs.cost(k) / unit));
        one.addVarIndex(k).addCoefficient(1);
        int s = pairs.satellite(k);
        if (load[s] == null) {
          load[s] = MPConstraintProto.newBuilder().setLowerBound(Double.NEGATIVE_INFINITY);
        }
        double per = unitOf(task.problem().room(s));
        load[s].addVarIndex(k).addCoefficient(task.problem().demand(e, s) / per);
      }
      model.addConstraint(one);
    }
    for (int s = 0; s < load.length; s++) {
      if (load[s] != null) {
        long room = task.problem().room(s);
        model.addConstraint(load[s].setUpperBound(room / unitOf(room)));
      }
    }
    for (int[] cut : task.cuts()) {
      addCut(model, cut, pairs);
    }
    task.start().ifPresent(start -> model.setSolutionHint(hint(start, pairs)));
    return model.build();
  }

  private static double unitOf(long room) {
    return Math.scalb(1.0, Math.max(0, 64 - Long.numberOfLeadingZeros(room) - ROOM_BITS));
  }

  private static void addCut(MPModelProto.Builder model, int[] cut, CandidatePairs pairs) {
    MPConstraintProto.Builder notAll =
        MPConstraintProto.newBuilder().setLowerBound(Double.NEGATIVE_INFINITY);
    int size = 0;
    for (int e = 0; e < cut.length; e++) {
      if (cut[e] >= 0) {
        int k = pairs.pairOf(e, cut[e]);
        if (k < 0) {
          return;
        }
        notAll.addVarIndex(k).addCoefficient(1);
        size++;
      }
    }
    model.addConstraint(notAll.setUpperBound(size - 1));
  }

  private static PartialVariableAssignment hint(Placement start, CandidatePairs pairs) {
    PartialVariableAssignment.Builder hint = PartialVariableAssignment.newBuilder();
    for (int e = 0; e < pairs.experts(); e++) {
      if (pairs.pairOf(e, start.satelliteOf(e)) < 0) {
        return PartialVariableAssignment.getDefaultInstance();
      }
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        hint.addVarIndex(k).addVarValue(pairs.satellite(k) == start.satelliteOf(e) ? 1 : 0);
      }
    }
    return hint.build();
  }

  private static Outcome outcome(
      MPSolver.ResultStatus status, MPSolver solver, Task task, double unit, StopSignal stop) {
    switch (status) {
      case OPTIMAL, FEASIBLE -> {
        MPSolutionResponse response = solver.createSolutionResponseProto();
        return new Outcome(
            status == MPSolver.ResultStatus.OPTIMAL,
            bound(response.getBestObjectiveBound(), unit),
            Optional.of(read(response, task.pairs())));
      }
      case INFEASIBLE -> {
        return new Outcome(true, Long.MAX_VALUE, Optional.empty());
      }
      case NOT_SOLVED -> {
        return new Outcome(false, 0, Optional.empty());
      }
      case ABNORMAL, UNBOUNDED, MODEL_INVALID -> {
        if (status == MPSolver.ResultStatus.ABNORMAL && stop.raised()) {
          return new Outcome(false, 0, Optional.empty());
        }
        throw new SolverFailureException(
            String.format(Locale.ROOT, "SCIP ended with %s on %s", status, task.problem()));
      }
    }
    throw new SolverFailureException("SCIP ended with a status that has no name");
  }

  /** A bound in the unit of the pairs' costs, which are whole. */
  private static long bound(double bound, double unit) {
    return bound <= 0 ? 0 : (long) Math.ceil(bound * unit - 1e-6 * Math.max(1, unit));
  }

  private static int[] read(MPSolutionResponse response, CandidatePairs pairs) {
    int[] satelliteOf = new int[pairs.experts()];
    for (int e = 0; e < satelliteOf.length; e++) {
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        if (response.getVariableValue(k) > 0.5) {
          satelliteOf[e] = pairs.satellite(k);
        }
      }
    }
    return satelliteOf;
  }
}

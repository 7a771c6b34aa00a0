package io.spacemoe.ortools;

import com.google.ortools.sat.BoolArgumentProto;
import com.google.ortools.sat.ConstraintProto;
import com.google.ortools.sat.CpModelProto;
import com.google.ortools.sat.CpObjectiveProto;
import com.google.ortools.sat.CpSolverResponse;
import com.google.ortools.sat.CpSolverStatus;
import com.google.ortools.sat.IntegerVariableProto;
import com.google.ortools.sat.LinearConstraintProto;
import com.google.ortools.sat.PartialVariableAssignment;
import com.google.ortools.sat.SatParameters;
import com.google.ortools.sat.SolutionCallback;
import com.google.ortools.sat.SolveWrapper;
import io.spacemoe.ortools.pairs.CandidatePairs;
import io.spacemoe.ortools.pairs.PairSearch;
import io.spacemoe.ortools.pairs.Phase;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * CP-SAT, with one Boolean per pair. The model is one message, built in Java and handed over in a
 * single native call.
 */
final class CpSatBackend implements PairSearch {
  /** Sums of coefficients that stay clear of the range in which CP-SAT refuses a model. */
  private static final long RANGE = 1L << 60;

  /** Coefficients with which its linear relaxation still gets along. */
  private static final long HANDY_FOR_SLOTS = 1L << 20;

  private static final long HANDY_FOR_MEMORY = 1L << 30;

  /** The first round's limit in CP-SAT's own measure of work. Chosen, not tuned. */
  private static final int DETERMINISTIC_SECONDS = 5;

  /** It refuses more. */
  private static final int MOST_WORKERS = 10_000;

  @Override
  public long largestCost(PlacementProblem problem, CandidatePairs pairs) {
    checkDemands(problem, pairs);
    long handy = problem.countsSlots() ? HANDY_FOR_SLOTS : HANDY_FOR_MEMORY;
    return Math.min(handy, RANGE / pairs.size());
  }

  /** It computes in integers. */
  @Override
  public double tolerance() {
    return 0;
  }

  @Override
  public Outcome search(Task task, Listener listener, StopSignal stop) {
    CpModelProto model = Phase.of(Phase.Kind.BUILD, task.pairs(), () -> model(task));
    Incumbents incumbents = new Incumbents(task.pairs(), listener);
    SolveWrapper solver = new SolveWrapper();
    try {
      solver.setParameters(parameters(task, stop));
      solver.addSolutionCallback(incumbents);
      CpSolverResponse response =
          Phase.of(
              Phase.Kind.SOLVE,
              task.pairs(),
              () -> Interrupter.during(() -> solver.solve(model), stop, solver::stopSearch));
      incumbents.rethrow();
      return outcome(response, task);
    } finally {
      solver.clearSolutionCallback(incumbents);
      incumbents.delete();
      solver.delete();
    }
  }

  private static SatParameters parameters(Task task, StopSignal stop) {
    SatParameters.Builder parameters =
        SatParameters.newBuilder()
            .setNumWorkers(Math.min(task.threads(), MOST_WORKERS))
            .setRandomSeed(task.seed())
            .setLinearizationLevel(2)
            .setMaxDeterministicTime((double) DETERMINISTIC_SECONDS * task.effort())
            .setAbsoluteGapLimit((double) task.slack())
            .setCatchSigintSignal(false);
    if (stop.nanosLeft() != Long.MAX_VALUE) {
      double seconds = (double) stop.nanosLeft() / TimeUnit.SECONDS.toNanos(1);
      parameters.setMaxTimeInSeconds(Math.max(0.001, seconds));
    }
    return parameters.build();
  }

  private static CpModelProto model(Task task) {
    CandidatePairs pairs = task.pairs();
    CpModelProto.Builder model = CpModelProto.newBuilder();
    CpObjectiveProto.Builder objective = CpObjectiveProto.newBuilder();
    IntegerVariableProto used = IntegerVariableProto.newBuilder().addDomain(0).addDomain(1).build();
    LinearConstraintProto.Builder[] load = new LinearConstraintProto.Builder[pairs.satellites()];
    for (int e = 0; e < pairs.experts(); e++) {
      BoolArgumentProto.Builder one = BoolArgumentProto.newBuilder();
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        model.addVariables(used);
        one.addLiterals(k);
        if (pairs.cost(k) > 0) {
          objective.addVars(k).addCoeffs(pairs.cost(k));
        }
        int s = pairs.satellite(k);
        if (load[s] == null) {
          load[s] = LinearConstraintProto.newBuilder();
        }
        load[s].addVars(k).addCoeffs(task.problem().demand(e, s));
      }
      model.addConstraints(ConstraintProto.newBuilder().setExactlyOne(one));
    }
    for (int s = 0; s < load.length; s++) {
      if (load[s] != null) {
        load[s].addDomain(0).addDomain(task.problem().room(s));
        model.addConstraints(ConstraintProto.newBuilder().setLinear(load[s]));
      }
    }
    for (int[] cut : task.cuts()) {
      addCut(model, cut, pairs);
    }
    task.start().ifPresent(start -> model.setSolutionHint(hint(start, pairs)));
    return model.setObjective(objective).build();
  }

  /** Refuses demands whose sum leaves the range of a constraint. */
  private static void checkDemands(PlacementProblem problem, CandidatePairs pairs) {
    double[] demand = new double[pairs.satellites()];
    for (int e = 0; e < pairs.experts(); e++) {
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        int s = pairs.satellite(k);
        demand[s] += problem.demand(e, s);
        if (demand[s] > RANGE) {
          throw new RefusedException(
              String.format(
                  Locale.ROOT,
                  "the experts that satellite %d could host demand more than 2^60 of its memory together, which is beyond CP-SAT.%nMaybe use a coarser unit of memory.",
                  s));
        }
      }
    }
  }

  private static void addCut(CpModelProto.Builder model, int[] cut, CandidatePairs pairs) {
    BoolArgumentProto.Builder notAll = BoolArgumentProto.newBuilder();
    for (int e = 0; e < cut.length; e++) {
      int k = cut[e] < 0 ? -1 : pairs.pairOf(e, cut[e]);
      if (cut[e] >= 0 && k < 0) {
        return;
      }
      if (k >= 0) {
        notAll.addLiterals(-k - 1);
      }
    }
    model.addConstraints(ConstraintProto.newBuilder().setBoolOr(notAll));
  }

  private static PartialVariableAssignment hint(Placement start, CandidatePairs pairs) {
    PartialVariableAssignment.Builder hint = PartialVariableAssignment.newBuilder();
    for (int e = 0; e < pairs.experts(); e++) {
      if (pairs.pairOf(e, start.satelliteOf(e)) >= 0) {
        for (int k = pairs.first(e); k < pairs.end(e); k++) {
          hint.addVars(k).addValues(pairs.satellite(k) == start.satelliteOf(e) ? 1 : 0);
        }
      }
    }
    return hint.build();
  }

  private static Outcome outcome(CpSolverResponse response, Task task) {
    CpSolverStatus status = response.getStatus();
    return switch (status) {
      case OPTIMAL, FEASIBLE ->
          new Outcome(
              status == CpSolverStatus.OPTIMAL,
              response.getInnerObjectiveLowerBound(),
              Optional.of(read(response, task.pairs())));
      case INFEASIBLE -> new Outcome(true, Long.MAX_VALUE, Optional.empty());
      case UNKNOWN -> new Outcome(false, 0, Optional.empty());
      case MODEL_INVALID, UNRECOGNIZED ->
          throw new SolverFailureException(
              "CP-SAT ended with %s on %s: %s"
                  .formatted(status, task.problem(), response.getSolutionInfo()));
    };
  }

  private static int[] read(CpSolverResponse response, CandidatePairs pairs) {
    int[] satelliteOf = new int[pairs.experts()];
    for (int e = 0; e < satelliteOf.length; e++) {
      for (int k = pairs.first(e); k < pairs.end(e); k++) {
        if (response.getSolution(k) == 1) {
          satelliteOf[e] = pairs.satellite(k);
        }
      }
    }
    return satelliteOf;
  }

  /**
   * Passes solutions on while the search runs. Nothing is ever thrown out of the callback, since
   * that would end the process; what was thrown is kept, and the search stopped.
   */
  private static final class Incumbents extends SolutionCallback {
    private final CandidatePairs pairs;
    private final Listener listener;
    private volatile Throwable thrown;

    Incumbents(CandidatePairs pairs, Listener listener) {
      this.pairs = pairs;
      this.listener = listener;
    }

    @Override
    public void onSolutionCallback() {
      try {
        int[] satelliteOf = new int[pairs.experts()];
        for (int e = 0; e < satelliteOf.length; e++) {
          int k = pairs.first(e);
          while (!solutionBooleanValue(k)) {
            k++;
          }
          satelliteOf[e] = pairs.satellite(k);
        }
        listener.found(satelliteOf, (long) Math.floor(bestObjectiveBound() * (1 - 1e-12)));
      } catch (Throwable e) {
        thrown = e;
        stopSearch();
      }
    }

    void rethrow() {
      if (thrown instanceof RuntimeException e) {
        throw e;
      }
      if (thrown instanceof Error e) {
        throw e;
      }
    }
  }
}

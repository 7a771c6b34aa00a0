package io.spacemoe.lab.run;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.IncumbentListener;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.SolverFailureException;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.door.UnsupportedProblemException;
import io.spacemoe.solver.spi.SolverProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Does tasks, one after the other, in this process; keeps the last instance for the next task. The
 * first task of an engine on a kind of problem does not pay for what Java loads and compiles then:
 * the engine has solved it before its time counts.
 */
public final class Execution {
  private final ResidentMemory memory = new ResidentMemory(ProcessHandle.current().pid());
  private final Placing placing = new Placing();
  private final Map<String, SolverProvider> solvers = new HashMap<>();
  private String lastPath = "";
  private AssignmentFile lastFile;

  /** Whatever goes wrong in an engine or a scheme is a result. */
  Result run(Task task, Consumer<Event.Loaded> loaded, Cancellation cancellation) {
    if (task instanceof Task.Solve solve) {
      return new Result.Solved(run(solve, loaded, cancellation), Optional.empty());
    } else if (task instanceof Task.Place place) {
      return new Result.Placed(placing.run(place, cancellation));
    }
    throw new IllegalArgumentException("no such task: " + task);
  }

  private Outcome run(Task.Solve task, Consumer<Event.Loaded> loaded, Cancellation cancellation) {
    SolverProvider solver = solvers.computeIfAbsent(task.run().solver(), Solvers::named);
    String version = version(solver);
    AssignmentFile file;
    try {
      file = instance(task);
    } catch (InstanceFormatException e) {
      return Outcome.without(
          RunStatus.UNREADABLE, Optional.empty(), version, 0, OptionalLong.empty(), e.getMessage());
    } catch (OutOfMemoryError e) {
      return Outcome.without(
          RunStatus.OUT_OF_MEMORY,
          Optional.empty(),
          version,
          0,
          memory.peak(),
          "the instance does not fit into the memory: " + e.getMessage());
    }
    InstanceFacts facts = InstanceFacts.of(file);
    Optional<String> unavailable = solver.unavailableBecause();
    if (unavailable.isPresent()) {
      return Outcome.without(
          RunStatus.REFUSED,
          Optional.of(facts),
          version,
          0,
          OptionalLong.empty(),
          unavailable.get());
    }
    loaded.accept(new Event.Loaded(facts, version));
    WarmUp.before(solver, file.problem(), options(task), cancellation);
    memory.forgetPeak();
    loaded.accept(new Event.Loaded(facts, version));
    return new Attempt(solver, version, file, facts, task).solve(cancellation);
  }

  private AssignmentFile instance(Task.Solve task) {
    String name = path(task.folder(), task.run().instance());
    if (!name.equals(lastPath)) {
      lastPath = "";
      lastFile = AssignmentFile.open(name, task.reading());
      lastPath = name;
    }
    return lastFile;
  }

  /** What to open: a path, with {@code #} and a number where there is one, or a bundled name. */
  public static String path(String folder, String instance) {
    int mark = instance.lastIndexOf('#');
    Path path = Path.of(folder).resolve(instance);
    Path file = Path.of(folder).resolve(mark < 1 ? instance : instance.substring(0, mark));
    return Files.exists(path) || Files.exists(file) ? path.toString() : instance;
  }

  private static String version(SolverProvider solver) {
    String version = solver.getClass().getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /** An engine and an instance that it has not refused yet. */
  private final class Attempt {
    private final SolverProvider solver;
    private final String version;
    private final AssignmentFile file;
    private final InstanceFacts facts;
    private final Task.Solve task;

    Attempt(
        SolverProvider solver,
        String version,
        AssignmentFile file,
        InstanceFacts facts,
        Task.Solve task) {
      this.solver = solver;
      this.version = version;
      this.file = file;
      this.facts = facts;
      this.task = task;
    }

    Outcome solve(Cancellation cancellation) {
      SolveOptions options = options(task);
      long start = System.nanoTime();
      SolveResult result;
      try {
        result =
            Solvers.solve(solver, file.problem(), options, cancellation, IncumbentListener.NONE);
      } catch (UnsupportedProblemException e) {
        return without(RunStatus.REFUSED, start, e.getMessage());
      } catch (SolverFailureException e) {
        return without(RunStatus.FAILED, start, e.getMessage());
      } catch (OutOfMemoryError e) {
        return without(RunStatus.OUT_OF_MEMORY, start, e.toString());
      } catch (RuntimeException | Error e) {
        return without(RunStatus.FAILED, start, thrown(e));
      }
      if (!cancellation.cancelled()) { // else nobody waits for the answer any more
        SolutionFile.from(result, file, options).write(Path.of(task.solution()));
      }
      return Outcome.answered(facts, version, result, memory.peak());
    }

    private Outcome without(RunStatus status, long start, String message) {
      double seconds = (System.nanoTime() - start) * 1e-9;
      return Outcome.without(status, Optional.of(facts), version, seconds, memory.peak(), message);
    }
  }

  private static SolveOptions options(Task.Solve task) {
    SolveOptions options =
        SolveOptions.defaults().withSeed(task.run().seed()).withThreads(task.limits().threads());
    if (task.limits().iterationLimit().isPresent()) {
      options = options.withIterationLimit(task.limits().iterationLimit().getAsLong());
    }
    return task.limits().timeLimitSeconds().isPresent()
        ? options.withTimeLimit(
            Duration.ofNanos(
                Math.max(1, Math.round(task.limits().timeLimitSeconds().getAsDouble() * 1e9))))
        : options;
  }

  /** What an engine threw, in words, and where for those who know the code. */
  private static String thrown(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    String kind = e.getClass().getSimpleName() + (trace.length == 0 ? "" : " at " + trace[0]);
    return e.getMessage() == null
        ? "the engine broke off without a word (%s)".formatted(kind)
        : "the engine broke off: %s (%s)".formatted(e.getMessage(), kind);
  }
}

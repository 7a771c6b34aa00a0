package io.spacemoe.solver.tck;

import io.spacemoe.solver.Cancellation;
import io.spacemoe.solver.Capability;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.SolverProvider;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The same questions again: on the same provider, on another one, and from several threads at once.
 * Only what was answered alike before is asked from several threads.
 */
final class Repetition {
  private static final int THREADS = 4;

  private final Examination examination;
  private final SolveOptions options;
  private final List<PlacementProblem> problems;
  private final List<Optional<Answer>> answers = new ArrayList<>();
  private final BitSet unsteady = new BitSet();

  private Repetition(Examination examination) {
    this.examination = examination;
    SolveOptions once = examination.options().withSeed(7).withThreads(1);
    this.options =
        examination.abilities().contains(Capability.ITERATION_LIMIT)
            ? once.withIterationLimit(100)
            : once;
    this.problems = problems(examination);
  }

  static void examine(Examination examination) {
    Repetition repetition = new Repetition(examination);
    repetition.askOnce();
    repetition.askAgain("the second time", examination.engine());
    repetition.askAgain("from another provider", examination.newEngine());
    repetition.askAtTheSameTime();
    if (!problems(examination).equals(repetition.problems)) {
      examination.findings().add(Clause.CONCURRENCY, "a problem was modified while it was solved");
    }
  }

  private static List<PlacementProblem> problems(Examination examination) {
    List<PlacementProblem> problems = new ArrayList<>();
    for (TrapInstances family : TrapInstances.values()) {
      if (!family.mayBeRefused()) {
        family.instancesFor(examination.abilities(), 4).forEach(problems::add);
      }
    }
    return problems;
  }

  private void askOnce() {
    for (PlacementProblem problem : problems) {
      answers.add(
          examination
              .ask(Clause.REPEATABILITY, examination.engine(), problem, options, new Cancellation())
              .map(Examination.Reply::answer));
    }
  }

  private void askAgain(String when, SolverProvider provider) {
    for (int i = 0; i < answers.size(); i++) {
      if (!sameAgain(Clause.REPEATABILITY, when, provider, i)) {
        unsteady.set(i);
      }
    }
  }

  private void askAtTheSameTime() {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      int offset = t * answers.size() / THREADS;
      threads.add(
          new Thread(
              () -> {
                for (int i = 0; i < answers.size(); i++) {
                  int index = (i + offset) % answers.size();
                  if (!unsteady.get(index)) {
                    sameAgain(
                        Clause.CONCURRENCY, "among other solves", examination.engine(), index);
                  }
                }
              }));
    }
    threads.forEach(Thread::start);
    threads.forEach(Repetition::join);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while engines were solving", e);
    }
  }

  private boolean sameAgain(Clause clause, String when, SolverProvider provider, int index) {
    PlacementProblem problem = problems.get(index);
    Optional<Answer> before = answers.get(index);
    if (before.isEmpty()) {
      return false;
    }
    try {
      Answer now = provider.solve(problem, options, StopSignal.never(), Progress.NONE);
      if (now.equals(before.get())) {
        return true;
      }
      String what = "%s: %s instead of %s".formatted(when, now, before.get());
      examination.findings().add(clause, problem, what, null);
    } catch (RuntimeException | Error e) {
      examination.findings().add(clause, problem, "%s it threw %s".formatted(when, e), e);
    }
    return false;
  }
}

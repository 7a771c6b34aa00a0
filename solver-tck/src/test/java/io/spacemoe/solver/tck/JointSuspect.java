package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capability;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination.Limit;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.JointSolverProvider;
import io.spacemoe.solver.spi.Answer;
import io.spacemoe.solver.spi.Progress;
import io.spacemoe.solver.spi.RefusedException;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * An honest engine for joint problems, by descent from random starts, unless the way in which it is
 * to break the contract is set. It is the one that the class path names, so that it is installed.
 */
public final class JointSuspect implements JointSolverProvider {
  /** Made by the class path. */
  public JointSuspect() {}

  private static final long TRIALS = 40_000;
  private static final int PATIENCE = 400;

  /** How an engine may break the contract. */
  enum Lie {
    NONE,
    MODEST,
    SHOUTS,
    NAMED_AT_RANDOM,
    BELONGS_ELSEWHERE,
    TALKS_UNASKED,
    REFUSES_WHAT_IT_DECLARES,
    SHARES_ONE_DESK,
    THINKS_ALOUD,
    SETTLES_FOR_LITTLE,
    CROWDS_WHEN_ALL_ARE_TAKEN,
    CHANGES_ITS_MIND,
    FORGETS_ITS_HINT,
    DOES_NOT_HEAR,
    OVERSLEEPS,
    HIDES_WHAT_WOULD_DO
  }

  private static Lie lie = Lie.NONE;
  private static final AtomicInteger AT_WORK = new AtomicInteger();
  private static long solves;

  static void tell(Lie told) {
    lie = told;
  }

  @Override
  public String id() {
    return switch (lie) {
      case SHOUTS -> "JOINT-SUSPECT";
      case NAMED_AT_RANDOM -> "joint-" + System.identityHashCode(this);
      case BELONGS_ELSEWHERE -> "suspect";
      default -> "joint-suspect";
    };
  }

  @Override
  public String description() {
    return "descends from random starts";
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all =
        EnumSet.of(
            Capability.ITERATION_LIMIT,
            Capability.TARGET_GAP,
            Capability.HINT,
            Capability.INCUMBENTS);
    if (lie == Lie.MODEST) {
      all.clear();
    } else if (lie == Lie.TALKS_UNASKED) {
      all.remove(Capability.INCUMBENTS);
    }
    return all;
  }

  @Override
  public double estimatedSeconds(JointProblem problem) {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Answer solve(
      JointProblem problem, SolveOptions options, StopSignal stop, Progress progress) {
    if (lie == Lie.REFUSES_WHAT_IT_DECLARES && options.targetGap().orElse(1) < 1) {
      throw new RefusedException("it likes no gap but 1");
    }
    if (lie == Lie.THINKS_ALOUD && problem.name().endsWith("#19")) {
      System.out.println("solving " + problem);
    }
    AT_WORK.incrementAndGet();
    try {
      if (lie == Lie.SHARES_ONE_DESK && problem.satellites() == 60) {
        sleep(100); // until whoever else is asked is here
      }
      return descended(problem, options, stop, progress, AT_WORK.get() - 1);
    } finally {
      AT_WORK.decrementAndGet();
    }
  }

  private static Answer descended(
      JointProblem problem, SolveOptions options, StopSignal stop, Progress progress, int others) {
    int[] identity = IntStream.range(0, problem.things()).toArray();
    if (lie == Lie.CROWDS_WHEN_ALL_ARE_TAKEN && problem.things() == problem.satellites()) {
      return Answer.feasible(Placement.of(new int[problem.things()]), Limit.EXHAUSTED);
    }
    boolean forgets = lie == Lie.FORGETS_ITS_HINT && !stop.raised();
    Placement start =
        options.hint().filter(hint -> !forgets).orElseGet(() -> Placement.of(identity));
    long seed = options.seed().orElse(0) + (lie == Lie.CHANGES_ITS_MIND ? solves++ : 0);
    seed += lie == Lie.SHARES_ONE_DESK ? others : 0;
    boolean silent =
        lie == Lie.MODEST || (lie == Lie.HIDES_WHAT_WOULD_DO && options.targetGap().isPresent());
    Descent descent = new Descent(problem, start, seed, silent ? Progress.NONE : progress);
    if (lie == Lie.SETTLES_FOR_LITTLE && !stop.raised()) {
      return Answer.feasible(start, Limit.EXHAUSTED);
    }
    if (lie == Lie.OVERSLEEPS && options.timeLimit().isPresent()) {
      sleep(3_000);
    }
    long most = Math.min(TRIALS, options.iterationLimit().orElse(TRIALS));
    for (long trial = 0; trial < most; trial++) {
      if (stop.raised() && lie != Lie.DOES_NOT_HEAR) {
        return Answer.feasible(Placement.of(descent.best), stop.reason().orElseThrow());
      }
      descent.tryAnExchange();
    }
    return Answer.feasible(
        Placement.of(descent.best), most < TRIALS ? Limit.ITERATIONS : Limit.EXHAUSTED);
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static final class Descent {
    private final JointProblem problem;
    private final SplittableRandom random;
    private final Progress progress;
    private final int[] thingOn;
    private int[] best;
    private long bestCost;
    private long cost;
    private int fruitless;

    Descent(JointProblem problem, Placement start, long seed, Progress progress) {
      this.problem = problem;
      this.random = new SplittableRandom(seed);
      this.progress = progress;
      thingOn = new int[problem.satellites()];
      Arrays.fill(thingOn, -1);
      for (int t = 0; t < problem.things(); t++) {
        thingOn[start.satelliteOf(t)] = t;
      }
      cost = cost();
      bestCost = Long.MAX_VALUE;
      keepTheBest();
    }

    private int[] satelliteOf() {
      int[] satelliteOf = new int[problem.things()];
      for (int s = 0; s < thingOn.length; s++) {
        if (thingOn[s] >= 0) {
          satelliteOf[thingOn[s]] = s;
        }
      }
      return satelliteOf;
    }

    private long cost() {
      return problem.evaluate(Placement.of(satelliteOf())).cost();
    }

    private void keepTheBest() {
      if (cost < bestCost) {
        bestCost = cost;
        best = satelliteOf();
        progress.placement(Placement.of(best));
      }
    }

    private void exchange(int a, int b) {
      int thing = thingOn[a];
      thingOn[a] = thingOn[b];
      thingOn[b] = thing;
    }

    void tryAnExchange() {
      int a = random.nextInt(thingOn.length);
      int b = random.nextInt(thingOn.length);
      exchange(a, b);
      long after = cost();
      fruitless = after < cost ? 0 : fruitless + 1;
      if (after <= cost) {
        cost = after;
      } else {
        exchange(a, b);
      }
      keepTheBest();
      if (fruitless > PATIENCE) {
        fruitless = 0;
        for (int s = thingOn.length - 1; s > 0; s--) {
          exchange(s, random.nextInt(s + 1));
        }
        cost = cost();
      }
    }
  }
}

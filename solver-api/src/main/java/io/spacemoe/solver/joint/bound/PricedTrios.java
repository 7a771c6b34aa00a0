package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/**
 * The least C(a, b, c) of two layers in a row with prices of satellites ({@link CrewPrices}), by
 * the kinds of both, over all choices of their three gateways. All kinds are looked at together: a
 * trio is first priced for layers that wait with the least Q(n) of any kind, which is less than any
 * two layers cost, and then for those kinds alone that this does not bring to their least so far.
 * What comes out does not depend on the number of threads.
 */
final class PricedTrios {
  private static final long NO_LIMIT = Long.MAX_VALUE / 2;

  private final JointProblem problem;
  private final StopSignal stop;
  private final long[] reference;
  private final List<long[][]> kinds;
  private final AtomicLongArray least;

  /** The layers that may stand beside a gateway in the middle. */
  record Around(List<Answers> answers, long[] costs) {}

  /** Where a worker takes the layers beside a gateway from; for several threads at a time. */
  interface Middles {
    /** How many gateways there are in the middle. */
    int count();

    /**
     * The layers that end at one of them, cheapest first.
     *
     * @param middle 0 to count - 1
     * @param cost to list them with
     */
    Around around(int middle, TrioCost cost);
  }

  /**
   * Nothing is known yet.
   *
   * @param reference the least Q of all layers
   * @param kinds by pair of kinds Q of a layer and of the next one
   */
  PricedTrios(JointProblem problem, StopSignal stop, long[] reference, List<long[][]> kinds) {
    this.problem = problem;
    this.stop = stop;
    this.reference = reference;
    this.kinds = kinds;
    long[] unknown = new long[kinds.size()];
    Arrays.fill(unknown, NO_LIMIT);
    least = new AtomicLongArray(unknown);
  }

  /** The least so far, by pair of kinds. */
  long[] least() {
    return IntStream.range(0, least.length()).mapToLong(least::get).toArray();
  }

  /** The greatest of these. */
  long greatest() {
    return Arrays.stream(least()).max().orElse(0);
  }

  /** What is no less is as good as a limit. */
  void limit(int kind, long limit) {
    least.accumulateAndGet(kind, limit, Math::min);
  }

  /** Looks at trios until the signal is raised. */
  void search(Middles middles) {
    int threads = Runtime.getRuntime().availableProcessors();
    IntStream.range(0, threads)
        .parallel()
        .forEach(part -> new Worker().search(middles, part, threads));
  }

  /** One thread's. */
  private final class Worker {
    private final TrioCost cost = new TrioCost(problem);
    private final CrewPrices prices = new CrewPrices(problem.satellites(), problem.experts());

    /** Every so manieth gateway, or where there is one every so manieth of its layers. */
    void search(Middles middles, int part, int parts) {
      boolean one = middles.count() == 1;
      for (int b = one ? 0 : part; b < middles.count() && !stop.raised(); b += one ? 1 : parts) {
        Around around = middles.around(b, cost);
        for (int i = one ? part : 0; i < around.costs.length; i += one ? parts : 1) {
          search(around, i);
        }
      }
    }

    private void search(Around around, int i) {
      Answers in = around.answers.get(i);
      for (int o = i; o < around.costs.length && !stop.raised(); o++) {
        Answers out = around.answers.get(o);
        long limit = greatest();
        if (around.costs[i] + around.costs[o] >= limit) {
          return;
        }
        // With two layers the chain goes there and back.
        if ((in.from() == out.from()) == (problem.layers() == 2)) {
          lower(in, out, priced(reference, reference, in, out, 0, limit), limit);
        }
      }
    }

    /** Looks at the kinds of layers that are not at their limit yet. */
    private void lower(Answers in, Answers out, long known, long limit) {
      if (kinds.get(0)[0] == reference) {
        limit(0, known); // there is no other kind
        return;
      }
      for (int k = 0; k < kinds.size() && known < limit; k++) {
        long[] first = kinds.get(k)[0];
        long[] second = kinds.get(k)[1];
        if (known < least.get(k)) {
          limit(k, priced(first, second, in, out, known, least.get(k)));
          limit(k, priced(first, second, out, in, known, least.get(k)));
        }
      }
    }

    private long priced(
        long[] first, long[] second, Answers in, Answers out, long known, long limit) {
      long apart = Math.max(known, cost.ofTrio(first, second, in, out, limit));
      return apart < limit
          ? prices.of(new long[][] {first, second}, new Answers[] {in, out}, apart, limit)
          : limit;
    }
  }
}

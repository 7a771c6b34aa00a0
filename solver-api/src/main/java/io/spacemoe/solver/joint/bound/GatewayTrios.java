package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The least C(a, b, c) of a layer and the next one over all choices of their three gateways (see
 * {@link TrioCost}; docs/model.md, section 6.3). As C is at least what the two layers cost alone,
 *
 * <pre>{@code
 * C(a, b, c) >= c1(a, b) + c2(b, c)
 * }</pre>
 *
 * only trios are looked at for which that is below the best so far (branch and bound): for each
 * gateway b its pairs in order of cost. Layers with the same q are of one <em>kind</em>, and what
 * is known for two kinds is not worked out again.
 */
final class GatewayTrios {
  /** Gateways in the middle of first guesses. Any guess is right; chosen, not tuned. */
  private static final int GUESSES = 16;

  /** Neighbours of each that are tried on both sides, likewise. */
  private static final int GUESS_NEAR = 8;

  /** Of a cost that is not known yet. */
  private static final long UNKNOWN = -1;

  private final JointProblem problem;
  private final StopSignal stop;
  private final TrioCost cost;

  /** The gateways b that are looked at. */
  private final int[] middles;

  private final boolean[] middle;

  /** The kind of each layer. */
  private final int[] kindOf;

  /** Q of each kind, and last, where there are several, the least Q of all. */
  private final List<long[]> kinds = new ArrayList<>();

  /** Which of them is the least. */
  private final int reference;

  /** The least c(a, b) of each kind. */
  private final long[] leastPair;

  /** The least C by the kinds of a layer and the next one, or a lower value. */
  private final Map<Long, Long> known = new HashMap<>();

  /** The gateways around a layer, and what it costs at least. */
  private record Pair(int from, int to, long cost) {}

  /** Looks at all gateways. */
  GatewayTrios(JointProblem problem, StopSignal stop) {
    this(problem, stop, IntStream.range(0, problem.satellites()).toArray());
  }

  /**
   * Looks at trios with some gateways in the middle.
   *
   * @param middles onto one of which shifts that change no distance lead every satellite
   */
  GatewayTrios(JointProblem problem, StopSignal stop, int[] middles) {
    this.problem = problem;
    this.stop = stop;
    this.middles = middles;
    middle = new boolean[problem.satellites()];
    for (int b : middles) {
      middle[b] = true;
    }
    cost = new TrioCost(problem);
    kindOf = new int[problem.layers()];
    Map<List<Integer>, Integer> seen = new HashMap<>();
    for (int l = 0; l < kindOf.length; l++) {
      int[] ppm = problem.floorPpm(l);
      kindOf[l] = seen.computeIfAbsent(Arrays.stream(ppm).boxed().toList(), key -> seen.size());
      if (kindOf[l] == kinds.size()) {
        kinds.add(TrioCost.waiting(ppm));
      }
    }
    reference = kinds.size() == 1 ? 0 : kinds.size();
    if (reference > 0) {
      long[] least = kinds.get(0).clone();
      kinds.forEach(kind -> Arrays.setAll(least, n -> Math.min(least[n], kind[n])));
      kinds.add(least);
    }
    leastPair = new long[kinds.size()];
    Arrays.fill(leastPair, UNKNOWN);
  }

  /** What a layer and the next one cost at least when neither minds the other. */
  long apart(int layer) {
    return leastPair(kindOf[layer]) + leastPair(kindOf[problem.next(layer)]);
  }

  /** The least C of a layer and the next one; meaningless once the signal was raised. */
  long least(int layer) {
    return known.computeIfAbsent(key(layer), key -> search(layer, firstGuess(layer)));
  }

  /**
   * By layer the least C of it and the next one with prices of satellites ({@link CrewPrices}),
   * which is mostly higher; meaningless once the signal was raised.
   *
   * @param limits by layer what is as good as any higher value; none to find the least themselves
   */
  long[] priced(long... limits) {
    List<Long> keys = IntStream.range(0, kindOf.length).mapToObj(this::key).distinct().toList();
    PricedTrios trios =
        new PricedTrios(
            problem,
            stop,
            kinds.get(reference),
            keys.stream()
                .map(
                    key ->
                        new long[][] {
                          kinds.get((int) (key / kinds.size())),
                          kinds.get((int) (key % kinds.size()))
                        })
                .toList());
    if (limits.length == 0) {
      trios.search(middles(guesses(), this::thinned));
    }
    for (int l = 0; l < limits.length; l++) {
      trios.limit(keys.indexOf(key(l)), limits[l]);
    }
    List<List<Pair>> around = pairs(reference, trios.greatest() - leastPair(reference));
    trios.search(middles(middles, around::get));
    long[] least = trios.least();
    return IntStream.range(0, kindOf.length).mapToLong(l -> least[keys.indexOf(key(l))]).toArray();
  }

  private static PricedTrios.Middles middles(int[] middles, IntFunction<List<Pair>> around) {
    return new PricedTrios.Middles() {
      @Override
      public int count() {
        return middles.length;
      }

      @Override
      public PricedTrios.Around around(int middle, TrioCost cost) {
        List<Pair> pairs = around.apply(middles[middle]);
        return new PricedTrios.Around(
            answers(pairs, cost), pairs.stream().mapToLong(Pair::cost).toArray());
      }
    };
  }

  private int[] guesses() {
    int step = 1 + middles.length / GUESSES;
    return IntStream.range(0, middles.length)
        .filter(m -> m % step == 0)
        .map(m -> middles[m])
        .toArray();
  }

  /** A quarter of the layers from a gateway, by fours: those there and back cost alike. */
  private List<Pair> thinned(int b) {
    TrioCost own = new TrioCost(problem);
    List<Pair> near =
        Arrays.stream(problem.nearest(b, GUESS_NEAR + 2 * problem.experts()))
            .mapToObj(a -> new Pair(b, a, own.ofPair(kinds.get(reference), own.between(a, b))))
            .sorted(Comparator.comparingLong(Pair::cost))
            .toList();
    return IntStream.range(0, near.size()).filter(i -> i % 16 < 4).mapToObj(near::get).toList();
  }

  private long key(int layer) {
    return (long) kindOf[layer] * kinds.size() + kindOf[problem.next(layer)];
  }

  /** All kinds are looked at together, as most of the time goes into listing answers. */
  private long leastPair(int kind) {
    if (leastPair[kind] == UNKNOWN) {
      Arrays.fill(leastPair, Long.MAX_VALUE);
      long greatest = Long.MAX_VALUE;
      for (int b : middles) {
        for (int a = 0; a < middle.length && !stop.raised(); a++) {
          if (first(a, b) && !cost.noneBelow(greatest, a, b)) {
            Answers answers = cost.between(a, b);
            greatest = 0;
            for (int k = 0; k < leastPair.length; k++) {
              leastPair[k] = Math.min(leastPair[k], cost.ofPair(kinds.get(k), answers));
              greatest = Math.max(greatest, leastPair[k]);
            }
          }
        }
      }
    }
    return leastPair[kind];
  }

  /** Whether two gateways are looked at from b: two middles only from one of them. */
  private boolean first(int a, int b) {
    return a != b && (!middle[a] || a < b);
  }

  /** The C of some trio whose gateways are near each other. */
  private long firstGuess(int layer) {
    long[] first = kinds.get(kindOf[layer]);
    long[] second = kinds.get(kindOf[problem.next(layer)]);
    long guess = Long.MAX_VALUE;
    for (int b : guesses()) {
      if (stop.raised()) {
        break;
      }
      List<Answers> around =
          Arrays.stream(problem.nearest(b, GUESS_NEAR)).mapToObj(a -> cost.between(a, b)).toList();
      for (Answers in : around) {
        for (Answers out : around) {
          if (fits(in.from(), out.from())) {
            guess = Math.min(guess, cost.ofTrio(first, second, in, out, guess));
          }
        }
      }
    }
    return guess;
  }

  /** With two layers the chain goes there and back. */
  private boolean fits(int a, int c) {
    return (a == c) == (problem.layers() == 2);
  }

  /** The least C that is below the limit, or the limit. */
  private long search(int layer, long limit) {
    int kind = kindOf[layer];
    int next = kindOf[problem.next(layer)];
    List<List<Pair>> before = pairs(kind, limit - leastPair(next));
    List<List<Pair>> after = kind == next ? before : pairs(next, limit - leastPair(kind));
    long least = limit;
    for (int b : middles) {
      List<Answers> ins = answers(before.get(b));
      List<Answers> outs = kind == next ? ins : answers(after.get(b));
      for (int i = 0; i < ins.size() && !stop.raised(); i++) {
        long spent = before.get(b).get(i).cost;
        // A trio of two layers of a kind is the same from both ends.
        for (int o = kind == next ? i : 0; o < outs.size(); o++) {
          if (spent + after.get(b).get(o).cost >= least) {
            break;
          }
          if (fits(ins.get(i).from(), outs.get(o).from())) {
            least =
                Math.min(
                    least,
                    cost.ofTrio(kinds.get(kind), kinds.get(next), ins.get(i), outs.get(o), least));
          }
        }
      }
    }
    return least;
  }

  private List<Answers> answers(List<Pair> pairs) {
    return answers(pairs, cost);
  }

  private static List<Answers> answers(List<Pair> pairs, TrioCost cost) {
    return pairs.stream().map(pair -> cost.between(pair.to, pair.from)).toList();
  }

  /** For each satellite its pairs that cost less than a limit, cheapest first. */
  private List<List<Pair>> pairs(int kind, long limit) {
    List<List<Pair>> pairs = new ArrayList<>();
    for (int a = 0; a < problem.satellites(); a++) {
      pairs.add(new ArrayList<>());
    }
    for (int b : middles) {
      for (int a = 0; a < middle.length && !stop.raised(); a++) {
        long least = first(a, b) ? cost.ofPair(kinds.get(kind), a, b, limit) : limit;
        if (least < limit) {
          pairs.get(b).add(new Pair(b, a, least));
          if (middle[a]) {
            pairs.get(a).add(new Pair(a, b, least));
          }
        }
      }
    }
    pairs.forEach(list -> list.sort(Comparator.comparingLong(Pair::cost)));
    return pairs;
  }
}

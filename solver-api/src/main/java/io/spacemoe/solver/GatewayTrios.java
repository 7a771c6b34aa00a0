package io.spacemoe.solver;

import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What two layers in a row cost at least, over all choices of their three gateways. Trios whose two
 * pairs alone cost too much are passed over.
 */
final class GatewayTrios {
  private final JointProblem problem;
  private final StopSignal stop;
  private final TrioCost cost;
  private final int[] kindOf;
  private final List<int[]> kinds = new ArrayList<>();
  private final long[] leastPair;
  private final Map<Long, Long> known = new HashMap<>();

  /** A layer's gateway, the next one's, and what the layer costs at least. */
  private record Pair(int from, int to, long cost) {}

  GatewayTrios(JointProblem problem, StopSignal stop) {
    this.problem = problem;
    this.stop = stop;
    cost = new TrioCost(problem);
    kindOf = new int[problem.layers()];
    Map<List<Integer>, Integer> seen = new HashMap<>();
    for (int l = 0; l < kindOf.length; l++) {
      int[] ppm = problem.lastPpm(l);
      kindOf[l] = seen.computeIfAbsent(Arrays.stream(ppm).boxed().toList(), key -> seen.size());
      if (kindOf[l] == kinds.size()) {
        kinds.add(ppm);
      }
    }
    leastPair = new long[kinds.size()];
    Arrays.fill(leastPair, -1);
  }

  /** What a layer and the next one cost at least when neither minds the other. */
  long apart(int layer) {
    return leastPair(kindOf[layer]) + leastPair(kindOf[problem.next(layer)]);
  }

  /** What a layer and the next one cost at least; meaningless once the signal was raised. */
  long least(int layer) {
    return known.computeIfAbsent(key(layer), key -> search(layer, firstGuess(layer)));
  }

  /** The same where it is less than a limit, else the limit. */
  long least(int layer, long limit) {
    long key = key(layer);
    if (limit <= apart(layer)) {
      return limit;
    }
    if (known.getOrDefault(key, 0L) >= limit) {
      return limit;
    }
    long least = search(layer, limit);
    known.merge(key, least, Math::max);
    return least;
  }

  private long key(int layer) {
    return (long) kindOf[layer] * kinds.size() + kindOf[problem.next(layer)];
  }

  private long leastPair(int kind) {
    if (leastPair[kind] < 0) {
      long least = Long.MAX_VALUE;
      for (int a = 0; a < problem.satellites() && !stop.raised(); a++) {
        for (int b = 0; b < a; b++) {
          least = Math.min(least, cost.ofPair(kinds.get(kind), a, b, least));
        }
      }
      leastPair[kind] = least;
    }
    return leastPair[kind];
  }

  /** The cost of some trio made of two cheap pairs. */
  private long firstGuess(int layer) {
    int kind = kindOf[layer];
    int next = kindOf[problem.next(layer)];
    long guess = Long.MAX_VALUE;
    for (int b = 0;
        b < problem.satellites() && !stop.raised();
        b += 1 + problem.satellites() / 16) {
      int[] near = problem.nearest(b, 8);
      for (int a : near) {
        for (int c : near) {
          if (fits(a, c)) {
            guess = Math.min(guess, cost.ofTrio(kinds.get(kind), kinds.get(next), a, b, c, guess));
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

  private long search(int layer, long limit) {
    int kind = kindOf[layer];
    int next = kindOf[problem.next(layer)];
    List<List<Pair>> before = pairs(kind, limit - leastPair(next));
    List<List<Pair>> after = kind == next ? before : pairs(next, limit - leastPair(kind));
    long least = limit;
    for (int b = 0; b < problem.satellites() && !stop.raised(); b++) {
      for (Pair in : before.get(b)) {
        for (Pair out : after.get(b)) {
          if (in.cost + out.cost >= least) {
            break;
          }
          boolean mirrored = kind == next && out.to < in.to;
          if (!mirrored && fits(in.to, out.to)) {
            least =
                Math.min(
                    least, cost.ofTrio(kinds.get(kind), kinds.get(next), in.to, b, out.to, least));
          }
        }
      }
    }
    return least;
  }

  /** For each satellite its pairs that cost less than a limit, cheapest first. */
  private List<List<Pair>> pairs(int kind, long limit) {
    List<List<Pair>> pairs = new ArrayList<>();
    for (int a = 0; a < problem.satellites(); a++) {
      pairs.add(new ArrayList<>());
    }
    for (int a = 0; a < problem.satellites() && !stop.raised(); a++) {
      for (int b = 0; b < a; b++) {
        long least = cost.ofPair(kinds.get(kind), a, b, limit);
        if (least < limit) {
          pairs.get(a).add(new Pair(a, b, least));
          pairs.get(b).add(new Pair(b, a, least));
        }
      }
    }
    pairs.forEach(list -> list.sort(Comparator.comparingLong(Pair::cost)));
    return pairs;
  }
}

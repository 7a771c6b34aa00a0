package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.bound.TrioCost.Answers;
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
  private final List<long[]> kinds = new ArrayList<>();
  private final long[] leastPair;
  private final Map<Long, Long> known = new HashMap<>();

  /** Two gateways in a row, and what the layer between them costs at least. */
  private record Pair(int from, int to, long cost) {}

  GatewayTrios(JointProblem problem, StopSignal stop) {
    this.problem = problem;
    this.stop = stop;
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
    long[] first = kinds.get(kindOf[layer]);
    long[] second = kinds.get(kindOf[problem.next(layer)]);
    long guess = Long.MAX_VALUE;
    int step = 1 + problem.satellites() / 16;
    for (int b = 0; b < problem.satellites() && !stop.raised(); b += step) {
      int middle = b;
      List<Answers> around =
          Arrays.stream(problem.nearest(b, 8)).mapToObj(a -> cost.between(a, middle)).toList();
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

  private long search(int layer, long limit) {
    int kind = kindOf[layer];
    int next = kindOf[problem.next(layer)];
    List<List<Pair>> before = pairs(kind, limit - leastPair(next));
    List<List<Pair>> after = kind == next ? before : pairs(next, limit - leastPair(kind));
    long least = limit;
    for (int b = 0; b < problem.satellites() && !stop.raised(); b++) {
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
    return pairs.stream().map(pair -> cost.between(pair.to, pair.from)).toList();
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

package io.spacemoe.solver.tck;

import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** One draw from a family of problems: its name, its size, and everything random in it. */
final class Draw {
  private static final long PPM = 1_000_000;
  private static final long NS = 300_000_000;

  private final String name;
  private final int experts;
  private final boolean odd;
  private final SplittableRandom random;

  Draw(TrapInstances family, long seed, int experts) {
    this.name = String.format(Locale.ROOT, "%s-%d-of-%d", family, seed, experts);
    this.experts = experts;
    this.odd = Math.floorMod(seed, 2L) == 1;
    this.random = new SplittableRandom(31 * seed + family.name().hashCode());
  }

  int experts() {
    return experts;
  }

  /** A number from 0 to bound - 1. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  PlacementProblem problem(Costs costs, Capacity capacity, ForbiddenPairs forbidden) {
    return new PlacementProblem(name, costs, capacity, forbidden);
  }

  PlacementProblem base(Costs costs) {
    return PlacementProblem.of(name, costs);
  }

  /** Costs of any kind and magnitude. */
  Costs costs(int satellites) {
    return costs(satellites, new long[] {9, 1000, NS}[below(3)]);
  }

  /** Costs of any kind, with latencies or matrix entries up to a limit. */
  Costs costs(int satellites, long most) {
    long heaviest = Math.min(most, PPM);
    return switch (below(3)) {
      case 0 -> new Costs.Product(upTo(heaviest, experts), upTo(most, satellites));
      case 1 -> layered(satellites, heaviest, most);
      default -> new Costs.Matrix(satellites, rows(experts, satellites, heaviest * most));
    };
  }

  Costs.LayeredProduct layered(int satellites) {
    return layered(satellites, PPM, NS);
  }

  /** Layers where some experts are at home, some share a home, and some are lost. */
  PlacementProblem moves() {
    int satellites = experts + below(4);
    long most = new long[] {4, 1000, NS}[below(3)];
    long heaviest = Math.min(most, PPM);
    int[] home = places(satellites);
    for (int e = 0; e < experts; e++) {
      home[e] = below(4) == 0 ? home[below(experts)] : below(5) == 0 ? Costs.NOWHERE : home[e];
    }
    long[] moveCost = upTo(heaviest * most / new long[] {1, 4, 100}[below(3)], experts);
    if (odd) {
      Arrays.fill(moveCost, moveCost[0]);
    }
    return problem(
        layered(satellites, heaviest, most).withMoves(home, moveCost),
        odd ? Capacity.one() : Capacity.slots(random.ints(satellites, 1, 3).toArray()),
        below(3) == 0 ? forbiddenBut(places(satellites), satellites, 0.3) : ForbiddenPairs.none());
  }

  private Costs.LayeredProduct layered(int satellites, long heaviest, long farthest) {
    int layers = 2 + below(1 + experts / 8);
    return new Costs.LayeredProduct(
        satellites,
        random.ints(experts, 0, layers).toArray(),
        upTo(heaviest, experts),
        rows(layers, satellites, farthest));
  }

  Costs ascending(int satellites) {
    long[] weight = upTo(PPM, experts);
    long[] latency = upTo(NS, satellites);
    Arrays.sort(weight);
    Arrays.sort(latency);
    return new Costs.Product(weight, latency);
  }

  Costs sharedPreferences(int satellites) {
    long[] step = random.longs(satellites, 1, 1000).toArray();
    long[][] rows = new long[experts][satellites];
    for (long[] row : rows) {
      long cost = 0;
      for (int s = 0; s < satellites; s++) {
        cost += step[s] + below(30);
        row[s] = cost;
      }
    }
    return new Costs.Matrix(satellites, rows);
  }

  Costs noisyProduct(int satellites) {
    long[] weight = upTo(1000, experts);
    long[] latency = upTo(NS / 1000, satellites);
    long[][] rows = new long[experts][satellites];
    for (int e = 0; e < experts; e++) {
      for (int s = 0; s < satellites; s++) {
        rows[e][s] = weight[e] * latency[s] + random.nextLong(1 + weight[e] * latency[s] / 20);
      }
    }
    return new Costs.Matrix(satellites, rows);
  }

  Costs huge(int satellites) {
    long each = Costs.MAX_TOTAL / experts;
    long latency = 1L << 31;
    long weight = each / latency;
    return switch (below(3)) {
      case 0 -> new Costs.Product(just(weight, experts), just(latency, satellites));
      case 1 ->
          new Costs.LayeredProduct(
              satellites,
              random.ints(experts, 0, 2).toArray(),
              just(weight, experts),
              new long[][] {just(latency, satellites), just(latency, satellites)});
      default -> {
        long[][] rows = new long[experts][];
        Arrays.setAll(rows, e -> just(each, satellites));
        yield new Costs.Matrix(satellites, rows);
      }
    };
  }

  /** A place for every expert, no satellite twice. */
  int[] places(int satellites) {
    int[] order = IntStream.range(0, satellites).toArray();
    for (int i = 0; i < experts; i++) {
      int j = i + below(satellites - i);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return Arrays.copyOf(order, experts);
  }

  /** Each pair forbidden with a probability, except the pairs of one placement. */
  ForbiddenPairs forbiddenBut(int[] places, int satellites, double share) {
    BitSet[] forbidden = new BitSet[experts];
    for (int e = 0; e < experts; e++) {
      forbidden[e] = new BitSet();
      for (int s = 0; s < satellites; s++) {
        forbidden[e].set(s, s != places[e] && random.nextDouble() < share);
      }
    }
    return ForbiddenPairs.ofSets(forbidden);
  }

  PlacementProblem infeasible() {
    if (odd) {
      return base(costs(below(experts)));
    }
    if (below(2) == 0) {
      return slots(-1 - below(experts));
    }
    BitSet[] forbidden = new BitSet[experts];
    int satellites = experts + below(3);
    forbidden[below(experts)] = all(satellites);
    return problem(costs(satellites), Capacity.one(), ForbiddenPairs.ofSets(forbidden));
  }

  PlacementProblem oneShort() {
    if (odd) {
      return base(costs(experts - 1));
    }
    int crowd = 1 + below(experts);
    int satellites = experts + below(3);
    BitSet elsewhere = all(satellites);
    elsewhere.clear(0, crowd - 1);
    BitSet[] forbidden = new BitSet[experts];
    Arrays.fill(forbidden, 0, crowd, elsewhere);
    return problem(costs(satellites), Capacity.one(), ForbiddenPairs.ofSets(forbidden));
  }

  /** Slots spread at random, some more than there are experts (or fewer, when negative). */
  PlacementProblem slots(int more) {
    int satellites = 1 + experts / 2 + below(2);
    int[] slots = new int[satellites];
    for (int i = 0; i < experts + more; i++) {
      slots[below(satellites)]++;
    }
    return problem(costs(satellites), Capacity.slots(slots), ForbiddenPairs.none());
  }

  PlacementProblem tightSlots() {
    if (!odd) {
      return slots(0);
    }
    int satellites = 1 + experts / 2 + below(2);
    int[] slots = new int[satellites];
    int[] places = random.ints(experts, 0, satellites).toArray();
    Arrays.stream(places).forEach(s -> slots[s]++);
    return problem(costs(satellites), Capacity.slots(slots), forbiddenBut(places, satellites, 0.4));
  }

  /**
   * Memory for one placement at random, and up to some more on each satellite; with forbidden pairs
   * for odd seeds when there is more.
   */
  PlacementProblem memory(int more) {
    int satellites = 1 + experts / 3 + below(2);
    int[] places = random.ints(experts, 0, satellites).toArray();
    long[] demand = random.longs(experts, more > 0 ? 0 : 1, 25).toArray();
    long[] memory = new long[satellites];
    for (int e = 0; e < experts; e++) {
      memory[places[e]] += demand[e];
    }
    for (int s = 0; s < satellites; s++) {
      memory[s] += below(more + 1);
    }
    ForbiddenPairs forbidden =
        odd && more > 0 ? forbiddenBut(places, satellites, 0.3) : ForbiddenPairs.none();
    return problem(costs(satellites), Capacity.memory(memory, demand), forbidden);
  }

  PlacementProblem fragmented() {
    long demand = 3L + below(20);
    long[] memory = new long[experts - 1];
    Arrays.fill(memory, 2 * demand - 1);
    long[] demands = new long[experts];
    Arrays.fill(demands, demand);
    return problem(costs(memory.length), Capacity.memory(memory, demands), ForbiddenPairs.none());
  }

  PlacementProblem pairDemand() {
    int satellites = 1 + experts / 3 + below(2);
    long[][] demands = new long[experts][];
    Arrays.setAll(demands, e -> random.longs(satellites, 0, 25).toArray());
    long[] memory = new long[satellites];
    for (int e = 0; e < experts; e++) {
      int place = below(satellites);
      memory[place] += demands[e][place];
    }
    for (int s = 0; s < satellites; s++) {
      memory[s] += odd ? below(20) : 0;
    }
    return problem(costs(satellites), Capacity.memory(memory, demands), ForbiddenPairs.none());
  }

  private static BitSet all(int size) {
    BitSet all = new BitSet(size);
    all.set(0, size);
    return all;
  }

  private long[] upTo(long most, int size) {
    return random.longs(size, 0, most + 1).toArray();
  }

  /** Values just below a limit. */
  private long[] just(long limit, int size) {
    return random.longs(size, limit - 20, limit + 1).toArray();
  }

  private long[][] rows(int height, int width, long most) {
    long[][] rows = new long[height][];
    Arrays.setAll(rows, r -> upTo(most, width));
    return rows;
  }
}

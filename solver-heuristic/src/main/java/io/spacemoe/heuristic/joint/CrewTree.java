package io.spacemoe.heuristic.joint;

import java.util.Arrays;

/**
 * Who gets which satellites, for the experts of three layers between known gateways: each takes its
 * soonest, and where two want one, the tree branches on which of them has it. What layers cost that
 * have satellites to themselves only rises down the tree, so a branch that is no cheaper than the
 * best is left out; the cheaper branch comes first, so that the first leaf is a good one. For use
 * by one thread.
 */
final class CrewTree {
  /** A layer that has too few satellites. */
  static final long NEVER = Long.MAX_VALUE / 4;

  /** Low bits of a key, for the place. */
  private static final int INDEX_BITS = 16;

  /** How many places there can be. */
  static final int MOST_PLACES = 1 << INDEX_BITS;

  /** Nodes of the tree of a pair of gateways. Chosen, not tuned. */
  private static final int NODES = 60;

  private static final int LAYERS = 3;

  /** Masks of layers. */
  private static final byte NOBODY = 0;

  private static final byte EVERYBODY = (1 << LAYERS) - 1;

  private final Chain chain;
  private final int experts;
  private final int[] layer;

  /** By layer: places by distance. */
  private final long[][] keys = new long[LAYERS][];

  /** By place: which layers may not have it. */
  private final byte[] forbidden;

  private final int[] seenAt;
  private final int[][] best = new int[LAYERS][];
  private int calls;
  private long limit;
  private int nodes;
  private boolean found;

  /**
   * For layers of one chain.
   *
   * @param layer which three they are, at the time of the search
   */
  CrewTree(Chain chain, int[] layer) {
    this.chain = chain;
    this.layer = layer;
    experts = chain.experts;
    forbidden = new byte[Math.min(MOST_PLACES, chain.tenant.length)];
    seenAt = new int[forbidden.length];
  }

  /** A place with its distance, which keys are sorted by. */
  static long key(long ns, int place) {
    return ns << INDEX_BITS | place;
  }

  static int place(long key) {
    return (int) key & (MOST_PLACES - 1);
  }

  static long ns(long key) {
    return key >> INDEX_BITS;
  }

  /** What crews must cost less than from now on. */
  void begin(long below) {
    limit = below;
  }

  /** That, or what the cheapest crews cost that were found since. */
  long limit() {
    return limit;
  }

  /** The places of a layer's experts in the cheapest that was found last; not to be changed. */
  int[] crew(int k) {
    return best[k];
  }

  /**
   * Whether there are cheaper crews between some gateways.
   *
   * @param first keys of all places for the first layer, ascending; likewise the others
   * @param places how many there are
   * @param a the place of a gateway, for nobody; likewise b
   */
  boolean search(long[] first, long[] second, long[] third, int places, int a, int b) {
    keys[0] = first;
    keys[1] = second;
    keys[2] = third;
    Arrays.fill(forbidden, 0, places, NOBODY);
    forbidden[a] = EVERYBODY;
    forbidden[b] = EVERYBODY;
    found = false;
    nodes = 0;
    Node root = new Node(new int[LAYERS][experts], new long[LAYERS]);
    for (int k = 0; k < LAYERS; k++) {
      root.cost[k] = settle(k, root.crew[k]);
    }
    branch(root);
    return found;
  }

  private long settle(int k, int[] crew) {
    long[] ns = new long[experts];
    int count = 0;
    int bit = 1 << k;
    for (long key : keys[k]) {
      int p = place(key);
      if ((forbidden[p] & bit) == 0) {
        ns[count] = ns(key);
        crew[count++] = p;
        if (count == experts) {
          return chain.costOf(layer[k], ns);
        }
      }
    }
    return NEVER;
  }

  /** What is left to decide of a window: crews that may want the same satellites. */
  private record Node(int[][] crew, long[] cost) {
    long sum() {
      return cost[0] + cost[1] + cost[2];
    }
  }

  private void branch(Node node) {
    if (node.sum() >= limit || nodes++ > NODES) {
      return;
    }
    int contested = contested(node);
    if (contested < 0) {
      keep(node);
      return;
    }
    byte was = forbidden[contested];
    Node[] owned = new Node[LAYERS];
    for (int owner = 0; owner < LAYERS; owner++) {
      if (contains(node.crew[owner], contested)) {
        owned[owner] = owned(node, owner, contested);
      }
    }
    for (int turn = 0; turn < LAYERS; turn++) {
      int owner = cheapest(owned);
      if (owner >= 0) {
        forbidden[contested] = others(owner);
        branch(owned[owner]);
        owned[owner] = null;
      }
    }
    forbidden[contested] = was;
  }

  /** A place that two crews have; negative when there is none. */
  private int contested(Node node) {
    calls++;
    for (int[] crew : node.crew) {
      for (int p : crew) {
        if (seenAt[p] == calls) {
          return p;
        }
        seenAt[p] = calls;
      }
    }
    return -1;
  }

  private static byte others(int owner) {
    return (byte) (EVERYBODY & ~(1 << owner));
  }

  /** The same where one layer has the contested place. */
  private Node owned(Node node, int owner, int contested) {
    byte was = forbidden[contested];
    forbidden[contested] = others(owner);
    Node owned = new Node(node.crew.clone(), node.cost.clone());
    for (int k = 0; k < LAYERS; k++) {
      if (k != owner && contains(node.crew[k], contested)) {
        owned.crew[k] = new int[experts];
        owned.cost[k] = settle(k, owned.crew[k]);
      }
    }
    forbidden[contested] = was;
    return owned;
  }

  private static int cheapest(Node[] owned) {
    int cheapest = -1;
    for (int k = 0; k < owned.length; k++) {
      if (owned[k] != null && (cheapest < 0 || owned[k].sum() < owned[cheapest].sum())) {
        cheapest = k;
      }
    }
    return cheapest;
  }

  private void keep(Node node) {
    limit = node.sum();
    found = true;
    for (int k = 0; k < LAYERS; k++) {
      best[k] = node.crew[k].clone();
    }
  }

  private static boolean contains(int[] crew, int p) {
    for (int one : crew) {
      if (one == p) {
        return true;
      }
    }
    return false;
  }
}

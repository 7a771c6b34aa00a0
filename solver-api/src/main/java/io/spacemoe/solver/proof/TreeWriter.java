package io.spacemoe.solver.proof;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * One block of a {@link TreeProof}: the tree below a node, in the order of a depth-first search.
 * Numbers are written as differences from those of the last step on the way from the root. An
 * engine that searches several subtrees at a time writes one block for each.
 */
public final class TreeWriter {
  private final ByteArrayOutputStream compressed = new ByteArrayOutputStream();
  private final OutputStream out;
  private final List<Turn> turns = new ArrayList<>();
  private final List<TreeWriter> blocks = new ArrayList<>();
  private long[] offer;
  private long[] price;
  private int length;

  /** Compresses fast: most trees are never written to a file. */
  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream compressed) throws IOException {
      super(compressed, 1 << 13);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

  /** What the second node of a branch starts from, and where it is written if not here. */
  private record Turn(long[] offer, long[] price, TreeWriter block) {}

  /**
   * At the root.
   *
   * @param experts of the problem
   * @param satellites of the problem
   */
  public TreeWriter(int experts, int satellites) {
    this(new long[experts], new long[satellites]);
  }

  private TreeWriter(long[] offer, long[] price) {
    this.offer = offer;
    this.price = price;
    try {
      this.out = new Quick(compressed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A step in the current node.
   *
   * @param offers one per expert, in grains
   * @param prices one per satellite, of a unit of room
   * @param reaches one per satellite
   */
  public void step(long[] offers, long[] prices, long[] reaches) {
    put(TreeChecker.STEP);
    for (int s = 0; s < price.length; s++) {
      signed(prices[s] - price[s]);
      whole(reaches[s]);
      price[s] = prices[s];
    }
    for (int e = 0; e < offer.length; e++) {
      signed(offers[e] - offer[e]);
      offer[e] = offers[e];
    }
  }

  /**
   * The current node branches: next comes the node with the expert on the satellite, and after its
   * end the node without that pair.
   *
   * @param expert of the pair
   * @param satellite of the pair
   */
  public void branch(int expert, int satellite) {
    put(TreeChecker.BRANCH);
    whole(expert);
    whole(satellite);
    turns.add(new Turn(offer.clone(), price.clone(), null));
  }

  /** The current node ends, closed. */
  public void leaf() {
    put(TreeChecker.LEAF);
    turn();
  }

  /** The current node ends and is not closed: what its steps show is all that is known of it. */
  public void open() {
    put(TreeChecker.OPEN);
    turn();
  }

  /** {@return how many branches have a second node that is yet to come} */
  public int pending() {
    return turns.size();
  }

  /**
   * {@return the block of the node after an open branch, which another part of the search writes}
   * Here it ends as soon as its turn comes.
   *
   * @param branch number of a branch whose second node is yet to come, from 0 at the root
   */
  public TreeWriter split(int branch) {
    Turn turn = turns.get(branch);
    turns.set(branch, new Turn(turn.offer(), turn.price(), block(turn)));
    return turns.get(branch).block();
  }

  private static TreeWriter block(Turn turn) {
    return new TreeWriter(turn.offer().clone(), turn.price().clone());
  }

  private void turn() {
    while (!turns.isEmpty()) {
      Turn turn = turns.remove(turns.size() - 1);
      offer = turn.offer();
      price = turn.price();
      if (turn.block() == null) {
        return;
      }
      put(TreeChecker.BLOCK);
      blocks.add(turn.block());
    }
  }

  /** This block, those that it names, those that they name, and so on. */
  List<TreeWriter> all() {
    List<TreeWriter> all = new ArrayList<>(List.of(this));
    for (int i = 0; i < all.size(); i++) {
      all.addAll(all.get(i).blocks);
    }
    return all;
  }

  private void signed(long value) {
    whole((value << 1) ^ (value >> 63));
  }

  private void whole(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      put((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    put((int) rest);
  }

  private void put(int b) {
    try {
      out.write(b);
      length++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Length and tree, each compressed; a gzip file may consist of many. */
  byte[] bytes() {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (DataOutputStream head = new DataOutputStream(new GZIPOutputStream(all))) {
      out.close();
      head.writeInt(length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    all.writeBytes(compressed.toByteArray());
    return all.toByteArray();
  }
}

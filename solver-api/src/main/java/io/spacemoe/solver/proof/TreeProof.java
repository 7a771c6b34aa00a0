package io.spacemoe.solver.proof;

import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A branch and bound tree as a proof that no placement costs less than a target, or that there is
 * none; {@link TreeChecker} says why it proves that, and checks it. docs/formats.md describes the
 * bytes. Immutable.
 */
public final class TreeProof implements Proof {
  private static final String FORMAT = "spacemoe-tree/1";

  /** The longest block, without compression. */
  private static final int MOST_BYTES = 1 << 30;

  private final byte[] bytes;
  private final Header header;

  /** The beginning of the bytes. */
  private record Header(int experts, int satellites, TreeHead tree) {
    static Header read(DataInputStream in) throws IOException {
      if (!in.readUTF().equals(FORMAT)) {
        throw new IllegalArgumentException("a proof of another format than " + FORMAT);
      }
      int experts = in.readInt();
      int satellites = in.readInt();
      long target = in.readLong();
      boolean infeasible = in.readBoolean();
      return new Header(
          experts,
          satellites,
          new TreeHead(target, infeasible, in.readLong(), in.readLong(), in.readLong()));
    }

    byte[] bytes() {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(bytes))) {
        out.writeUTF(FORMAT);
        out.writeInt(experts);
        out.writeInt(satellites);
        out.writeLong(tree.target());
        out.writeBoolean(tree.infeasible());
        out.writeLong(tree.scale());
        out.writeLong(tree.grain());
        out.writeLong(tree.unit());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return bytes.toByteArray();
    }
  }

  /**
   * A proof as it was written; only its beginning is looked at.
   *
   * @param bytes all of it
   * @throws IllegalArgumentException when it is no proof of this kind
   */
  public TreeProof(byte[] bytes) {
    this.bytes = bytes.clone();
    try (DataInputStream in = open()) {
      this.header = Header.read(in);
    } catch (IOException e) {
      throw new IllegalArgumentException("not the bytes of a proof: " + e.getMessage(), e);
    }
  }

  /**
   * Joins what an engine wrote.
   *
   * @param problem what it is a proof of
   * @param head what the tree says of itself
   * @param tree the block of the root
   * @return the proof, not checked
   */
  public static TreeProof of(PlacementProblem problem, TreeHead head, TreeWriter tree) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    Header header = new Header(problem.experts(), problem.satellites(), head);
    all.writeBytes(header.bytes());
    tree.all().forEach(block -> all.writeBytes(block.bytes()));
    return new TreeProof(all.toByteArray());
  }

  private DataInputStream open() throws IOException {
    return new DataInputStream(unpacked());
  }

  /**
   * {@return the bytes, unpacked}
   *
   * @throws IOException when they are not compressed
   */
  public InputStream unpacked() throws IOException {
    return new GZIPInputStream(new ByteArrayInputStream(bytes), 1 << 16);
  }

  private TreeHead head() {
    return header.tree();
  }

  /** {@return the bytes, compressed, as a copy} */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** {@return how many bytes there are} */
  public int size() {
    return bytes.length;
  }

  /** {@return what it says that no placement costs less than, where there are placements} */
  public long target() {
    return head().target();
  }

  @Override
  public boolean refutes() {
    return head().infeasible();
  }

  /**
   * {@return what it proves}
   *
   * @param problem the problem
   * @param threads how many threads may check blocks, at least 1
   * @throws IllegalArgumentException when it is not a proof for this problem; the message says
   *     where
   */
  public TreeCheck check(PlacementProblem problem, int threads) {
    requireHeader(problem);
    try (DataInputStream in = open()) {
      Header.read(in);
      TreeChecker root = new TreeChecker(problem, head());
      Tally tally = new Tally();
      tally.add(root.follow(block(in)));
      if (!root.blocks().isEmpty()) {
        checkBlocks(in, root.blocks(), threads, tally);
      }
      if (in.read() >= 0) {
        throw new IllegalArgumentException("bytes after the last block");
      }
      return tally.result(head());
    } catch (IOException | ArithmeticException e) {
      throw new IllegalArgumentException("the proof cannot be read: " + e.getMessage(), e);
    }
  }

  /** Checks blocks as they are read, several at a time, those first that were named first. */
  private static void checkBlocks(
      DataInputStream in, List<TreeChecker> named, int threads, Tally tally) throws IOException {
    Deque<TreeChecker> waiting = new ArrayDeque<>(named);
    Deque<Future<TreeChecker>> running = new ArrayDeque<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      while (!waiting.isEmpty() || !running.isEmpty()) {
        if (!waiting.isEmpty() && running.size() < 2 * threads) {
          TreeChecker node = waiting.pop();
          byte[] block = block(in);
          running.add(pool.submit(() -> node.follow(block)));
        } else {
          TreeChecker part = running.pop().get();
          waiting.addAll(part.blocks());
          tally.add(part);
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalArgumentException(e.getCause().getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("interrupted before the proof was checked", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private void requireHeader(PlacementProblem problem) {
    if (header.experts() != problem.experts() || header.satellites() != problem.satellites()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a tree for %d experts and %d satellites",
              header.experts(),
              header.satellites()));
    }
    if (head().target() < 0 || head().scale() < 1 || head().grain() < 1 || head().unit() < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "target %d, scale %d, grain %d, unit %d; allowed: at least 0, 1, 1 and 1",
              head().target(),
              head().scale(),
              head().grain(),
              head().unit()));
    }
    if (head().infeasible() && head().target() <= dearest(problem)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "says that there is no placement, but a placement may cost the target %d",
              head().target()));
    }
  }

  /** At least the cost of any placement. */
  private static long dearest(PlacementProblem problem) {
    long sum = 0;
    for (int e = 0; e < problem.experts(); e++) {
      long most = 0;
      for (int s = 0; s < problem.satellites(); s++) {
        most = problem.allows(e, s) ? Math.max(most, problem.cost(e, s)) : most;
      }
      sum = Math.addExact(sum, most);
    }
    return sum;
  }

  private static byte[] block(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 1 || length > MOST_BYTES) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a block of %d bytes; allowed: 1 to %d", length, MOST_BYTES));
    }
    byte[] block = in.readNBytes(length);
    if (block.length < length) {
      throw new EOFException("the end within a block");
    }
    return block;
  }

  /** What several parts of a tree prove together. */
  private static final class Tally {
    private long nodes;
    private long leaves;
    private long leastOpen = Long.MAX_VALUE;

    void add(TreeChecker part) {
      nodes += part.nodes();
      leaves += part.leaves();
      leastOpen = Math.min(leastOpen, part.leastOpen());
    }

    TreeCheck result(TreeHead head) {
      boolean complete = leastOpen == Long.MAX_VALUE;
      if (head.infeasible() && !complete) {
        throw new IllegalArgumentException("says that there is no placement, but leaves are open");
      }
      long least = complete ? head.target() : -Math.floorDiv(-leastOpen, head.scale());
      OptionalLong bound =
          head.infeasible()
              ? OptionalLong.empty()
              : OptionalLong.of(Math.max(0, Math.min(head.target(), least)));
      return new TreeCheck(bound, nodes, leaves);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeProof that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "a tree of %d bytes", bytes.length);
  }
}

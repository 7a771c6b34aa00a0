package io.spacemoe.scenario.sky;

import io.spacemoe.scenario.value.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A walk through all snapshots of a network, with the least latencies from chosen satellites in
 * each. Snapshots are cut into blocks that depend only on their number, each block is added up in
 * order and the blocks are combined in order, so that the result is the same to the last bit
 * whatever the number of threads.
 */
public final class SnapshotSweep {
  private static final int BLOCKS = 64;

  private SnapshotSweep() {}

  /** Adds up something over all snapshots; see the other method. */
  public static <A> A reduce(
      Network network,
      int[] sources,
      int threads,
      Supplier<A> identity,
      BiConsumer<A, DistanceRows> add,
      BinaryOperator<A> combine) {
    int[] all = IntStream.range(0, network.snapshots()).toArray();
    return reduce(network, sources, all, threads, identity, add, combine);
  }

  /**
   * Adds up something over some snapshots, in this order.
   *
   * @param sources satellites from which latencies are wanted; may repeat
   * @param snapshots indices of snapshots, at least one
   * @param threads how many threads work, at least 1
   * @param identity makes an empty sum; called once for each block, from several threads
   * @param add adds one snapshot to a sum; the rows are valid only during the call
   * @param combine joins the sums of an earlier and a later block; it may change and return either
   * @return the sum
   * @throws CancellationException when the calling thread is interrupted
   */
  public static <A> A reduce(
      Network network,
      int[] sources,
      int[] snapshots,
      int threads,
      Supplier<A> identity,
      BiConsumer<A, DistanceRows> add,
      BinaryOperator<A> combine) {
    if (threads < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "threads is %d; allowed: 1 or more", threads));
    }
    Sweep<A> sweep =
        new Sweep<>(network, snapshots, waves(network, sources), identity, add, combine);
    int workers = Math.min(threads, sweep.blocks);
    if (workers == 1) {
      sweep.call();
    } else {
      try (Workers threaded = new Workers(workers, "a sweep over snapshots")) {
        threaded.all(Collections.nCopies(workers, sweep));
      }
    }
    return sweep.total();
  }

  private static Wave[] waves(Network network, int[] sources) {
    return Arrays.stream(sources)
        .mapToObj(source -> new Wave(network, source))
        .toArray(Wave[]::new);
  }

  /** The work shared by the threads of one walk. */
  private static final class Sweep<A> implements Callable<Void> {
    private final Network network;
    private final int[] snapshots;
    private final Wave[] waves;
    private final Supplier<A> identity;
    private final BiConsumer<A, DistanceRows> add;
    private final BinaryOperator<A> combine;
    private final int blockSize;
    private final int blocks;
    private final AtomicInteger nextBlock = new AtomicInteger();
    private final List<A> waiting = new ArrayList<>();
    private int combined;
    private A total;

    Sweep(
        Network network,
        int[] snapshots,
        Wave[] waves,
        Supplier<A> identity,
        BiConsumer<A, DistanceRows> add,
        BinaryOperator<A> combine) {
      this.network = network;
      this.snapshots = snapshots;
      this.waves = waves;
      this.identity = identity;
      this.add = add;
      this.combine = combine;
      blockSize = (snapshots.length + BLOCKS - 1) / BLOCKS;
      blocks = (snapshots.length + blockSize - 1) / blockSize;
      for (int block = 0; block < blocks; block++) {
        waiting.add(null);
      }
    }

    @Override
    public Void call() {
      DistanceRows rows = new DistanceRows(network, waves);
      for (int block = nextBlock.getAndIncrement();
          block < blocks;
          block = nextBlock.getAndIncrement()) {
        A sum = identity.get();
        int end = Math.min(snapshots.length, (block + 1) * blockSize);
        for (int index = block * blockSize; index < end; index++) {
          rows.compute(network.snapshot(snapshots[index]));
          add.accept(sum, rows);
        }
        deliver(block, sum);
      }
      return null;
    }

    /** Keeps a block's sum until all blocks before it have come in. */
    private synchronized void deliver(int block, A sum) {
      waiting.set(block, sum);
      while (combined < blocks && waiting.get(combined) != null) {
        A next = waiting.set(combined, null);
        total = combined == 0 ? next : combine.apply(total, next);
        combined++;
      }
    }

    synchronized A total() {
      return total;
    }
  }
}

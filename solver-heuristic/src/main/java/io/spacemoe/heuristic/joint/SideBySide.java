package io.spacemoe.heuristic.joint;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Runs independent searches at the same time, each on a thread of its own. */
final class SideBySide {
  private SideBySide() {}

  /** Returns when all have ended; what one throws, this throws. The first runs on the caller. */
  static void run(List<? extends Runnable> searches) {
    if (searches.size() == 1) {
      searches.get(0).run();
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(searches.size() - 1);
    try {
      List<CompletableFuture<Void>> others = new ArrayList<>();
      for (Runnable search : searches.subList(1, searches.size())) {
        others.add(CompletableFuture.runAsync(search, pool));
      }
      searches.get(0).run();
      others.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    } finally {
      pool.shutdown();
    }
  }
}

package io.spacemoe.ortools.slots;

import io.spacemoe.solver.spi.StopSignal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A native call that offers no way to interrupt it, made on a thread of its own. Where the caller
 * must stop before it is done, it is left behind: it ends by itself, frees what it holds, and
 * nobody reads its answer.
 */
final class Uninterruptible {
  private Uninterruptible() {}

  /** What the call returns; empty when the signal was raised first. */
  static <T> Optional<T> call(Supplier<T> nativeCall, StopSignal stop) {
    if (stop.raised()) {
      return Optional.empty();
    }
    CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(Optional.of(nativeCall.get()));
              } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
              }
            },
            "or-tools");
    thread.setDaemon(true);
    thread.start();
    Runnable takeBack = stop.onCancel(() -> answer.complete(Optional.empty()));
    if (stop.nanosLeft() != Long.MAX_VALUE) {
      answer.completeOnTimeout(Optional.empty(), stop.nanosLeft(), TimeUnit.NANOSECONDS);
    }
    try {
      return answer.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    } finally {
      takeBack.run();
    }
  }
}

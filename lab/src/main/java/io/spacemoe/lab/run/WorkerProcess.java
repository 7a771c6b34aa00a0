package io.spacemoe.lab.run;

import io.spacemoe.solver.Cancellation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The process of isolated runs: takes tasks from standard input, a JSON line each, and says on
 * standard output what becomes of them. It ends when its input ends, whatever an engine is doing,
 * so that it does not outlive its batch.
 */
public final class WorkerProcess {
  /** What lines on standard output begin with; native code may print others in between. */
  public static final String MARK = "spacemoe-worker ";

  private final PrintStream replies;
  private final Execution execution = new Execution();
  private final Cancellation never = new Cancellation();

  private WorkerProcess(PrintStream replies) {
    this.replies = replies;
  }

  /**
   * Works until the input ends.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException {
    PrintStream replies = System.out;
    System.setOut(System.err);
    serve(System.in, replies);
    Runtime.getRuntime().halt(0);
  }

  /** Takes tasks until there are no more; the last may still be at work. */
  public static void serve(InputStream tasks, PrintStream replies) throws IOException {
    WorkerProcess worker = new WorkerProcess(replies);
    ExecutorService engine =
        Executors.newSingleThreadExecutor(
            work -> {
              Thread thread = new Thread(work, "engine");
              thread.setDaemon(true);
              return thread;
            });
    worker.say(new byte[0]);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(tasks, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Task task = JsonLines.read(line.getBytes(StandardCharsets.UTF_8), Task.class);
        engine.execute(() -> worker.run(task));
      }
    }
    engine.shutdown();
  }

  private void run(Task task) {
    try {
      say(new Event.Ended(execution.run(task, this::say, never)));
    } catch (UncheckedIOException e) {
      say(new Event.Broken(e.getMessage()));
    } catch (RuntimeException | Error e) {
      say(new Event.Broken("a fault in spacemoe itself: " + e));
      throw e;
    }
  }

  private void say(Event event) {
    say(JsonLines.of(event));
  }

  private synchronized void say(byte[] json) {
    replies.writeBytes(("\n" + MARK).getBytes(StandardCharsets.US_ASCII));
    replies.writeBytes(json);
    replies.write('\n');
    replies.flush();
  }
}

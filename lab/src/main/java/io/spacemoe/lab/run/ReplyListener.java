package io.spacemoe.lab.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;

/** Hears what a worker's process says, until it ends. */
record ReplyListener(Process process, BlockingQueue<Event> events) implements Runnable {
  @Override
  public void run() {
    boolean begun = false;
    try (BufferedReader replies = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = replies.readLine(); line != null; line = replies.readLine()) {
        if (line.startsWith(WorkerProcess.MARK)) {
          begun = true;
          String json = line.substring(WorkerProcess.MARK.length());
          if (!json.isEmpty()) {
            events.add(JsonLines.read(json.getBytes(StandardCharsets.UTF_8), Event.class));
          }
        }
      }
    } catch (IOException killed) {
      // The pipe of a process that is killed may break instead of ending.
    }
    report(begun);
  }

  private void report(boolean begun) {
    try {
      int exitCode = process.waitFor();
      events.add(
          begun
              ? new Event.Died(exitCode)
              : new Event.Broken(
                  String.format(
                      Locale.ROOT,
                      "a process for isolated runs ended with exit code %d before it was ready",
                      exitCode)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

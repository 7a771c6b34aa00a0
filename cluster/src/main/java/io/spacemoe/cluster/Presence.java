package io.spacemoe.cluster;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Which executors there are, and how long none of them has been doing anything. */
final class Presence extends SparkListener {
  private final Consumer<String> news;
  private final Map<String, String> executors = new TreeMap<>();
  private int running;
  private long idleSince = System.nanoTime();

  /**
   * Nobody is there yet.
   *
   * @param news told in a line of executors that are lost
   */
  Presence(Consumer<String> news) {
    this.news = news;
  }

  @Override
  public synchronized void onExecutorAdded(SparkListenerExecutorAdded added) {
    executors.put(added.executorId(), added.executorInfo().executorHost());
  }

  @Override
  public synchronized void onExecutorRemoved(SparkListenerExecutorRemoved removed) {
    String host = executors.remove(removed.executorId());
    news.accept(
        "executor %s%s is lost (%s); its runs are done again"
            .formatted(
                removed.executorId(),
                host == null ? "" : " on " + host,
                removed.reason().strip().replaceAll("\\s+", " ")));
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    running++;
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    running--;
    idleSince = System.nanoTime();
  }

  /** Begins to count anew: there was nothing to do. */
  synchronized void begin() {
    idleSince = System.nanoTime();
  }

  /** Seconds for which there has been work that nobody does. */
  synchronized double idleSeconds() {
    return running > 0 ? 0 : (System.nanoTime() - idleSince) * 1e-9;
  }

  /** How many executors there are. */
  synchronized int executors() {
    return executors.size();
  }
}

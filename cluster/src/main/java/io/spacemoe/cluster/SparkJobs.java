package io.spacemoe.cluster;

import io.spacemoe.lab.local.Visit;
import io.spacemoe.lab.run.Result;
import io.spacemoe.lab.run.RunStatus;
import io.spacemoe.lab.run.Task;
import io.spacemoe.lab.spi.Cluster;
import io.spacemoe.lab.spi.Item;
import io.spacemoe.lab.spi.Reports;
import io.spacemoe.lab.spi.Work;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Function0;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;
import scala.util.Failure;

/**
 * The items of a study as Spark jobs: an item is a task. Two jobs are there at a time, so that the
 * last items of one leave no core idle and the driver holds few of the items.
 */
final class SparkJobs {
  /** Items of a job: four for each of 1,000 cores. */
  private static final int ITEMS = 4_000;

  /** How Spark says that a task cost so many executors. */
  private static final Pattern DEADLY =
      Pattern.compile("Task (\\d+) in stage \\S+ failed (\\d+) times.*ExecutorLostFailure");

  private static final int AT_A_TIME = 2;
  private static final int LOOK_MILLIS = 100;

  private final Connection connection;
  private final Cluster cluster;
  private final Reports reports;
  private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
  private final Deque<Job> jobs = new ArrayDeque<>();

  /** What came back of an item. */
  private record Arrival(Job job, int index, String visit) {
    Item item() {
      return job.items.get(index);
    }
  }

  /** Items that Spark is at, and which of them have ended. */
  private static final class Job {
    private final List<Item> items;
    private final BitSet ended = new BitSet();
    private SimpleFutureAction<BoxedUnit> action;

    Job(List<Item> items) {
      this.items = items;
    }
  }

  SparkJobs(Connection connection, Cluster cluster, Reports reports) {
    this.connection = connection;
    this.cluster = cluster;
    this.reports = reports;
  }

  /**
   * Does items until there are no more, or until it is cancelled.
   *
   * @throws IOException when Spark cannot go on; says what to do
   */
  void run(Work work, Cancellation cancellation) throws IOException, InterruptedException {
    connection.presence().begin();
    try {
      List<Item> next = next(work);
      while ((!next.isEmpty() || !jobs.isEmpty()) && !cancellation.cancelled()) {
        connection.requireOpen();
        if (!next.isEmpty() && jobs.size() < AT_A_TIME) {
          jobs.add(submitted(next));
          next = next(work);
        }
        Arrival arrival = arrivals.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        if (arrival != null) {
          report(arrival);
        } else if (jobs.peek().action.isCompleted()) {
          done(jobs.remove());
        } else {
          requireWorkers();
        }
      }
    } finally {
      jobs.forEach(job -> job.action.cancel());
      drain();
    }
  }

  private static List<Item> next(Work work) {
    List<Item> next = new ArrayList<>();
    List<Item> group = work.next();
    while (!group.isEmpty()) {
      next.addAll(group);
      group = next.size() < ITEMS ? work.next() : List.of();
    }
    return next;
  }

  private Job submitted(List<Item> items) {
    Job job = new Job(items);
    List<Errand> errands = new ArrayList<>();
    items.forEach(item -> errands.add(new Errand(item, cluster.shared())));
    SparkContext context = connection.context();
    context.setLocalProperty("spark.job.interruptOnCancel", "true");
    RDD<Errand> tasks =
        JavaSparkContext.fromSparkContext(context).parallelize(errands, errands.size()).rdd();
    Function1<Iterator<Errand>, String> work =
        (Function1<Iterator<Errand>, String> & Serializable) errand -> Desk.run(errand.next());
    Function2<Object, String, BoxedUnit> arrived =
        (index, visit) -> {
          arrivals.add(new Arrival(job, (Integer) index, visit));
          return BoxedUnit.UNIT;
        };
    Function0<BoxedUnit> done = () -> BoxedUnit.UNIT;
    List<Object> all = IntStream.range(0, items.size()).<Object>mapToObj(i -> i).toList();
    job.action =
        context.submitJob(tasks, work, CollectionConverters.asScala(all).toSeq(), arrived, done);
    return job;
  }

  private void report(Arrival arrival) {
    connection.presence().begin();
    arrival.job().ended.set(arrival.index());
    Visit.of(arrival.visit()).report(arrival.item(), reports);
  }

  /**
   * Looks at a job that Spark has ended. When it gave up because of an item that ended one executor
   * after the other, that one has crashed, and the others go on.
   */
  private void done(Job job) throws IOException {
    if (!(job.action.value().get() instanceof Failure<?> failure)) {
      return;
    }
    connection.requireOpen();
    drain();
    String reason = Reason.of(failure.exception());
    Matcher deadly = DEADLY.matcher(reason);
    if (!deadly.find()) {
      throw new IOException("Spark gave up: " + reason, failure.exception());
    }
    int index = Integer.parseInt(deadly.group(1));
    job.ended.set(index);
    reports.ended(job.items.get(index), crashed(job.items.get(index), deadly.group(2)));
    List<Item> others =
        IntStream.range(0, job.items.size())
            .filter(i -> !job.ended.get(i))
            .mapToObj(job.items::get)
            .toList();
    if (!others.isEmpty()) {
      jobs.addFirst(submitted(others));
    }
  }

  private static Result crashed(Item item, String times) {
    return item.task()
        .without(
            RunStatus.CRASHED,
            Optional.empty(),
            new Task.End(
                0,
                OptionalLong.empty(),
                "the executor that did it ended, and so did others: %s in all".formatted(times)));
  }

  private void drain() {
    for (Arrival last = arrivals.poll(); last != null; last = arrivals.poll()) {
      report(last);
    }
  }

  private void requireWorkers() throws IOException {
    double idle = connection.presence().idleSeconds();
    if (idle > cluster.patience().toSeconds()) {
      throw new IOException(connection.nobodyWorks(idle));
    }
  }
}

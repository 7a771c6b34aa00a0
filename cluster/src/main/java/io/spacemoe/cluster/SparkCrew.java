package io.spacemoe.cluster;

import io.spacemoe.lab.spi.Cluster;
import io.spacemoe.lab.spi.Crew;
import io.spacemoe.lab.spi.Reports;
import io.spacemoe.lab.spi.Work;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;

/**
 * The executors of a cluster.
 *
 * @param connection to the cluster
 * @param cluster what is known of it
 */
record SparkCrew(Connection connection, Cluster cluster) implements Crew {
  @Override
  public void work(Work work, Reports reports, Cancellation cancellation)
      throws IOException, InterruptedException {
    new SparkJobs(connection, cluster, reports).run(work, cancellation);
  }

  @Override
  public void close() {
    connection.close();
  }
}

package io.spacemoe.cluster;

import io.spacemoe.lab.spi.Crew;
import io.spacemoe.lab.spi.Executor;
import io.spacemoe.lab.spi.Setting;
import java.io.IOException;
import java.util.regex.Pattern;

/** Does the items of studies as tasks of Apache Spark. */
public final class SparkExecutor implements Executor {
  private static final Pattern MASTERS =
      Pattern.compile("local|local\\[.*]|local-cluster\\[.*]|spark://.*|yarn|k8s://.*");

  /** Found by ServiceLoader; connects to nothing. */
  public SparkExecutor() {}

  @Override
  public boolean worksAt(String address) {
    return MASTERS.matcher(address).matches();
  }

  @Override
  public Crew start(Setting setting) throws IOException {
    return new SparkCrew(Connection.open(setting), setting.cluster().orElseThrow());
  }
}

package io.spacemoe.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void studiesHaveTheMasterThatSparkSubmitWasTold() {
    assertThat(Main.withMaster(List.of("batch", "--resume"), "yarn"))
        .containsExactly("batch", "--master", "yarn", "--resume");
    assertThat(Main.withMaster(List.of("batch", "--master=local[2]"), "yarn"))
        .containsExactly("batch", "--master=local[2]");
    assertThat(Main.withMaster(List.of("solvers"), "yarn")).containsExactly("solvers");
    assertThat(Main.withMaster(List.of("batch"), null)).containsExactly("batch");
    assertThat(Main.withMaster(List.of(), "yarn")).isEmpty();
  }

  @Test
  void mastersOfSparkAreKnownAndNoOthers() {
    SparkExecutor executor = new SparkExecutor();
    assertThat(
            List.of(
                "local", "local[*]", "local-cluster[2,1,1024]", "yarn", "spark://a:1", "k8s://b"))
        .allMatch(executor::worksAt);
    assertThat(List.of("here", "mesos://a:1", "locals", "a:7077")).noneMatch(executor::worksAt);
  }
}

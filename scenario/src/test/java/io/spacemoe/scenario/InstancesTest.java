package io.spacemoe.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.value.InvalidValueException;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model several times on one constellation. */
class InstancesTest {

  /** Two layers of three experts; every position of a plane is one of the times. */
  private static Study study(String sky, int instances) {
    return new Study(
        new Scenario(
            "twice",
            Constellation.parse(sky),
            LinkRules.defaults(),
            new SnapshotPlan(96, 1, 1),
            new MoeModel("custom", 2, 512, 3, 2, 256, 1, 1000, 128, 2, 2),
            new Compute(0.1, Compute.Include.EXPERTS),
            Activation.of(Activation.Law.CONDITIONAL_POISSON, new WeightSource.Zipf(1, 1, true)),
            PlacementPlan.defaults().withInstances(instances)),
        1);
  }

  private static Deployment placed(Study study, String scheme) {
    return study.place(Schemes.named(scheme), Engines.recommended()).deployments().get(0);
  }

  /** A whole constellation turned by a plane is itself at another time. */
  @Test
  void turnedInstancesAreAsGoodAsTheFirst() {
    Study study = study("delta:4000:60:96/12/1", 3);
    Deployment three = placed(study, "spacemoe");
    assertThat(three.instances()).hasSize(3);
    study
        .evaluate(three)
        .forEach(
            latency ->
                assertThat(latency.totalMs())
                    .isCloseTo(
                        study.evaluate(three.instances().get(0)).totalMs(),
                        Percentage.withPercentage(1e-6)));
  }

  @ParameterizedTest
  @CsvSource({
    "star:4000:80:96/12/1, spacemoe",
    "delta:4000:60:96/12/1, rand-place",
    "delta:4000:60:96/12/1, rand-intra",
    "delta:4000:60:96/12/1, greedy-tiles"
  })
  void whereNoTurnIsFreeTheSchemePlacesAnew(String sky, String scheme) {
    Study study = study(sky, 5);
    Deployment five = placed(study, scheme);
    assertThat(five.instances()).hasSize(5);
    study.scenario().checkFits(five);
  }

  @Test
  void moreThanThereIsRoomForAreRefused() {
    assertThatThrownBy(() -> placed(study("delta:4000:60:24/4/1", 4), "rand-place"))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith(
            "placement.instances is 4, but scheme rand-place finds no satellites of their own for"
                + " more than 3: model.expertsPerLayer");
  }
}

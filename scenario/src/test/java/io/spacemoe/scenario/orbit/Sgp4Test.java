package io.spacemoe.scenario.orbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * SGP4 against satellite 00005 (Vanguard 1) of the verification set of Vallado, Crawford, Hujsak
 * and Kelso, Revisiting Spacetrack Report #3 (AIAA 2006-6753), and against Kepler.
 */
class Sgp4Test {
  /** 00179.78495062: day 179 of 2000 and 0.78495062 of a day. */
  private static final Instant EPOCH =
      Instant.parse("2000-06-27T00:00:00Z").plusNanos(Math.round(0.78495062 * 86_400e9));

  private static final ElementSet VANGUARD =
      new ElementSet(
          "00005",
          "VANGUARD 1",
          EPOCH,
          10.82419157,
          0.1859667,
          34.2682,
          348.7242,
          331.7664,
          19.3264,
          0.28098e-4);

  @ParameterizedTest
  @CsvSource({
    "0,7022.46529266,-1400.08296755,0.03995155,1.893841015,6.405893759,4.534807250",
    "360,-7154.03120202,-3783.17682504,-3536.19412294,4.741887409,-4.151817765,-2.093935425",
    "720,-7134.59340119,6531.68641334,3260.27186483,-4.113793027,-2.911922039,-2.557327851",
    "1080,5568.53901181,4492.06992591,3863.87641983,-4.209106476,5.159719888,2.744852980",
    "1440,-938.55923943,-6268.18748831,-4294.02924751,7.536105209,-0.427127707,0.989878080",
    "4320,-9060.47373569,4658.70952502,813.68673153,-2.232832783,-4.110453490,-3.157345433"
  })
  void agreesWithThePublishedVerification(
      double minutes, double x, double y, double z, double vx, double vy, double vz) {
    State state = new Sgp4(VANGUARD).at(EPOCH, 60 * minutes).orElseThrow();

    assertThat(new double[] {state.x(), state.y(), state.z()})
        .containsExactly(new double[] {x, y, z}, within(1e-6));
    assertThat(new double[] {state.vx(), state.vy(), state.vz()})
        .containsExactly(new double[] {vx, vy, vz}, within(1e-8));
  }

  @ParameterizedTest
  @CsvSource({"53,10,20", "87.9,350,359.5", "97.6,200,181", "0.5,180,90", "53,90,0"})
  void anglesAreThoseOfTheElements(double inclination, double node, double along) {
    ElementSet set = MadeUpOrbits.set(1, 780, inclination, node, along);
    State state = new Sgp4(set).at(set.epoch(), 0).orElseThrow();

    assertThat(Tracked.signed(state.nodeDeg() + state.latitudeArgumentDeg() - node - along))
        .as("along and across, whose sum stays well defined near the equator")
        .isCloseTo(0, within(0.15));
    if (inclination > 1) {
      assertThat(Tracked.signed(state.nodeDeg() - node)).isCloseTo(0, within(0.05));
    }
    assertThat(state.radiusKm() - Tracked.EARTH_RADIUS_KM).isCloseTo(780, within(25.0));
  }

  @Test
  void refusesWhatNeedsTheLongerTheory() {
    ElementSet gps = MadeUpOrbits.set(1, 20_200, 55, 0, 0);

    assertThatThrownBy(() -> new Sgp4(gps)).hasMessageContaining("allowed: below 225");
  }
}

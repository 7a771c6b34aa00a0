package io.spacemoe.scenario.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.WalkerConstellation;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SunTest {

  /** Published: June solstice 2000 and March equinox 2024, both to the minute. */
  @ParameterizedTest
  @CsvSource({"2000-06-21T01:48:00Z, 90, 23.44", "2024-03-20T03:06:00Z, 0, 0"})
  void standsWhereTheSeasonsBegin(String time, double rightAscension, double declination) {
    Sun.At sun = new Sun.At(Instant.parse(time));
    assertThat(Math.toDegrees(sun.rightAscension())).isCloseTo(rightAscension, within(0.02));
    assertThat(Math.toDegrees(sun.declination())).isCloseTo(declination, within(0.02));
  }

  /** Against 20,000 places of each orbit: in the shadow is who is behind the Earth's disc. */
  @Test
  void theSunlitPartIsThatOfTheSampledOrbit() {
    Sun sun = new Sun.At(Instant.parse("2026-11-28T00:00:00Z"));
    for (String notation : new String[] {"delta:550:53:40/5/1", "star:1200:87:40/5/1"}) {
      WalkerConstellation sky = Constellation.parse(notation);
      for (int plane = 0; plane < 5; plane++) {
        assertThat(sun.sunlit(sky, plane))
            .isCloseTo(sampled((Sun.At) sun, sky, plane), within(1e-3));
      }
    }
    WalkerConstellation sky = Constellation.parse("delta:550:53:40/5/1");
    assertThat(new Sun.Beta(90).sunlit(sky, 3)).isEqualTo(1);
    // asin(6371 / 6921) / pi of the orbit is dark
    assertThat(new Sun.Beta(0).sunlit(sky, 3))
        .isCloseTo(1 - Math.asin(6371.0 / 6921) / Math.PI, within(1e-12));
  }

  private static double sampled(Sun.At sun, WalkerConstellation sky, int plane) {
    double node = sky.pattern().spanRadians() * plane / sky.planes();
    double tilt = Math.toRadians(sky.inclinationDeg());
    double x = Math.cos(sun.declination()) * Math.cos(sun.rightAscension());
    double y = Math.cos(sun.declination()) * Math.sin(sun.rightAscension());
    double z = Math.sin(sun.declination());
    int places = 20_000;
    int lit = 0;
    for (int k = 0; k < places; k++) {
      double u = 2 * Math.PI * k / places;
      double along = sky.radiusKm() * Math.cos(u);
      double across = sky.radiusKm() * Math.sin(u);
      double towards =
          x * (along * Math.cos(node) - across * Math.sin(node) * Math.cos(tilt))
              + y * (along * Math.sin(node) + across * Math.cos(node) * Math.cos(tilt))
              + z * across * Math.sin(tilt);
      double beside = Math.sqrt(sky.radiusKm() * sky.radiusKm() - towards * towards);
      lit += towards >= 0 || beside >= 6371 ? 1 : 0;
    }
    return lit / (double) places;
  }
}

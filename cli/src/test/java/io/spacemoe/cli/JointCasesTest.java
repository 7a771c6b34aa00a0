package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cases of joint placement in docs/performance.md, by the command that stands above them. */
class JointCasesTest {

  /** A few iterations from tiles beat what an annealer took a minute for from the ring. */
  @ParameterizedTest
  @CsvSource({"delta-87-2of8, 697, 506", "star-87-2of8, 421, 343"})
  void aCaseTakesAMoment(String name, double ring, double annealer) throws IOException {
    String file = Path.of("../instances/joint/%s.scenario.json".formatted(name)).toString();
    String[] place = {
      "place", file, "--scheme", "spacemoe,joint", "--iteration-limit", "20", "--json"
    };
    JsonNode schemes = new ObjectMapper().readTree(Run.ok(place).out()).get("schemes");
    JsonNode joint = schemes.at("/1/joint");
    double expected = joint.get("expectedMs").doubleValue();

    assertThat(schemes.at("/0/tokenLatencyMs").doubleValue()).isBetween(ring - 1, ring + 1);
    assertThat(expected).isLessThan(0.98 * annealer);
    assertThat(joint.get("boundMs").doubleValue()).isBetween(0.9 * expected, expected);
    assertThat(schemes.at("/1/tokenLatencyMs").doubleValue()).isGreaterThanOrEqualTo(expected);
  }
}

package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The cases of joint placement in docs/performance.md, by the command that stands above them. */
class JointCasesTest {

  /** What docs/research-notes.md says: no layout takes 0.70 of what the ring takes. */
  @Test
  void sevenTenthsOfTheRingAreOutOfReach() throws IOException {
    JsonNode schemes = placed("paper-delta-1056", "1");
    double ring = schemes.at("/0/tokenLatencyMs").doubleValue();
    double bound = schemes.at("/1/joint/boundMs").doubleValue();

    assertThat(bound).isBetween(0.705 * ring, schemes.at("/1/tokenLatencyMs").doubleValue());
  }

  /** A few iterations from tiles beat what an annealer took a minute for from the ring. */
  @Test
  void aCaseTakesAMoment() throws IOException {
    JsonNode schemes = placed("../instances/joint/delta-87-2of8.scenario.json", "20");
    JsonNode joint = schemes.at("/1/joint");
    double expected = joint.get("expectedMs").doubleValue();

    assertThat(schemes.at("/0/tokenLatencyMs").doubleValue()).isBetween(696.0, 697.0);
    assertThat(expected).isLessThan(0.98 * 506);
    assertThat(joint.get("boundMs").doubleValue()).isBetween(0.9 * expected, expected);
    assertThat(schemes.at("/1/tokenLatencyMs").doubleValue()).isGreaterThanOrEqualTo(expected);
  }

  private static JsonNode placed(String scenario, String iterations) throws IOException {
    String json =
        Run.ok(
                "place",
                scenario,
                "--scheme",
                "spacemoe,joint",
                "--iteration-limit",
                iterations,
                "--json")
            .out();
    return new ObjectMapper().readTree(json).get("schemes");
  }
}

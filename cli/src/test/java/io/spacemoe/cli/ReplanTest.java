package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplanTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;
  private String placement;

  @BeforeEach
  void place() {
    placement = folder.resolve("my.placement.json").toString();
    Run.ok("place", "ring-40", "--out", placement, "--quiet");
  }

  private JsonNode replan(String... options) throws IOException {
    return JSON.readTree(
        Run.ok(Run.with(new String[] {"replan", "ring-40", placement, "--json"}, options)).out());
  }

  @Test
  void whatItWritesIsWorthWhatItSaysAndNeedsNoMoreMoves() throws IOException {
    String next = folder.resolve("next.placement.json").toString();
    JsonNode first = replan("--fail", "7", "--out", next);

    assertThat(first.get("afterFailure").isNull()).isTrue();
    assertThat(first.get("failed").toString()).isEqualTo("[7]");
    assertThat(first.get("lostExperts").intValue()).isOne();
    assertThat(first.get("before").doubleValue()).isCloseTo(337.4476, within(1e-4));
    assertThat(first.get("afterRepair").doubleValue())
        .isGreaterThan(first.get("afterReplacement").doubleValue());
    double gb = 0;
    for (JsonNode move : first.get("moves")) {
      gb += move.get("gb").doubleValue();
    }
    assertThat(gb).isCloseTo(first.get("gb").doubleValue(), within(1e-12));

    placement = next;
    JsonNode second = replan("--fail", "7");
    assertThat(second.get("moves")).isEmpty();
    assertThat(second.get("before").doubleValue())
        .isCloseTo(first.get("afterReplacement").doubleValue(), within(20.0));
    assertThat(second.get("afterFailure")).isEqualTo(first.get("afterReplacement"));
    assertThat(second.get("afterReplacement")).isEqualTo(first.get("afterReplacement"));
  }

  @Test
  void aBudgetOfNothingIsTheRepairAndTheCurveEndsThere() throws IOException {
    JsonNode nothing = replan("--fail", "7,12", "--budget-gb", "0");
    JsonNode curve = replan("--fail", "7,12", "--curve", "--pictures", folder.toString());

    assertThat(nothing.get("afterReplacement")).isEqualTo(nothing.get("afterRepair"));
    assertThat(nothing.get("gb").doubleValue())
        .isCloseTo(nothing.get("repairGb").doubleValue(), within(1e-12));
    assertThat(nothing.get("gapMs").doubleValue()).isZero();
    JsonNode points = curve.get("curve");
    JsonNode last = points.get(points.size() - 1);
    assertThat(last.get("gb").doubleValue()).isZero();
    assertThat(last.get("tokenLatencyMs")).isEqualTo(nothing.get("afterRepair"));
    assertThat(points.get(0).get("tokenLatencyMs")).isEqualTo(curve.get("afterReplacement"));
    assertThat(Files.readString(folder.resolve("replan-curve.svg"))).contains("token latency");
  }

  @Test
  void aHalfCarriedOutPlanIsAStartForTheRest() throws IOException {
    JsonNode all = replan("--fail", "7");
    JsonNode moves = all.get("moves");
    assertThat(moves.size()).isGreaterThan(4);
    ObjectNode half = (ObjectNode) JSON.readTree(Path.of(placement).toFile());
    for (int m = 0; m < moves.size() / 2; m++) {
      JsonNode move = moves.get(m);
      ((ArrayNode) half.get("experts").get(move.get("layer").intValue()))
          .set(move.get("expert").intValue(), move.get("to"));
    }
    placement = folder.resolve("half.placement.json").toString();
    JSON.writeValue(Path.of(placement).toFile(), half);

    JsonNode rest = replan("--fail", "7");
    assertThat(rest.get("moves").size()).isLessThanOrEqualTo(moves.size() - moves.size() / 2);
    assertThat(rest.get("expectedPathMs").doubleValue())
        .isCloseTo(all.get("expectedPathMs").doubleValue(), within(1e-9));
  }

  @Test
  void aLostGatewayIsTakenOverByTheNearestFreeSatelliteAndMayMoveOn() throws IOException {
    JsonNode before = JSON.readTree(Path.of(placement).toFile());
    String lost = before.get("gateways").get(2).asText();
    JsonNode kept = replan("--fail", lost, "--scheme", "spacemoe");
    assertThat(kept.get("afterFailure").isNull()).isTrue();
    assertThat(kept.get("lostGateways").toString()).isEqualTo("[2]");
    assertThat(kept.get("lostExperts").intValue()).isZero();
    assertThat(gatewayMoves(kept)).containsExactly(2);
    assertThat(replan("--fail", lost)).isEqualTo(kept); // as it is of scheme spacemoe

    JsonNode moved = replan("--fail", lost, "--scheme", "joint");
    assertThat(moved.get("afterRepair")).isEqualTo(kept.get("afterRepair"));
    assertThat(moved.get("expectedPathMs").doubleValue())
        .isLessThanOrEqualTo(kept.get("expectedPathMs").doubleValue());
    assertThat(gatewayMoves(moved)).contains(2);
    assertThat(moved.get("gapMs").isNull()).isTrue();
  }

  /** On satellites that have room for three experts each. */
  @Test
  void gatewaysMoveWithSchemeJointWhereTheyHaveWhereToGo() throws IOException {
    Path roomy = folder.resolve("roomy.scenario.json");
    Files.writeString(
        roomy,
        Files.readString(Path.of("../instances/scenarios/ring-40.scenario.json"))
            .replace("\"placement\": {", "\"placement\": { \"capacity\": { \"slots\": 3 },"));
    String start = folder.resolve("roomy.placement.json").toString();
    String next = folder.resolve("joint.placement.json").toString();
    Run.ok("place", roomy.toString(), "--out", start, "--quiet");
    String[] command = {"replan", roomy.toString(), start, "--fail-random", "8", "--seed", "2"};
    JsonNode kept = JSON.readTree(Run.ok(Run.with(command, "--json")).out());
    JsonNode moved =
        JSON.readTree(
            Run.ok(Run.with(command, "--scheme", "joint", "--json", "--out", next)).out());
    assertThat(gatewayMoves(kept)).containsExactly(2);
    assertThat(moved.get("afterRepair")).isEqualTo(kept.get("afterRepair"));
    assertThat(moved.get("expectedPathMs").doubleValue())
        .isLessThan(kept.get("expectedPathMs").doubleValue());
    assertThat(gatewayMoves(moved)).contains(2).hasSizeGreaterThan(1);
    JsonNode after = JSON.readTree(Path.of(next).toFile());
    for (JsonNode move : moved.get("moves")) {
      JsonNode layer =
          move.get("expert").isNull()
              ? after.get("gateways").get(move.get("layer").intValue())
              : after
                  .get("experts")
                  .get(move.get("layer").intValue())
                  .get(move.get("expert").intValue());
      assertThat(layer).isEqualTo(move.get("to"));
    }
  }

  private static List<Integer> gatewayMoves(JsonNode report) {
    List<Integer> layers = new ArrayList<>();
    for (JsonNode move : report.get("moves")) {
      if (move.get("expert").isNull()) {
        layers.add(move.get("layer").intValue());
      }
    }
    return layers;
  }

  @Test
  void theTablesSayTheSame() {
    String shown = Run.ok("replan", "ring-40", placement, "--fail", "7", "--moves", "1").out();
    assertThat(shown)
        .contains("cannot answer", "Satellite 7 fails", "(checked)")
        .containsPattern("before +337.448 +1.000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--fail 40|--fail 40: there are satellites 0 to 39",
        "--fail -1|satellites 0 to 39",
        "--fail 7,7|named twice",
        "--fail-plane 5|planes 0 to 4",
        "--fail-random 41|0 to 40",
        "--fail-random 40|no satellite would be left",
        "--fail-plane 0,1,2,3,4|no satellite would be left",
        "--fail-random 10|30 satellites in service",
        "--fail-plane 2|32 satellites in service",
        "--fail 3 --fail-random 38|--fail 3 --fail-random 38 leaves no room for the model: ",
        "--fail-random 39|but the constellation has 1 satellite in service, ",
        "--fail-random 39|Maybe let fewer satellites fail, ",
        "--budget-gb -1|allowed: 0 to 1e12",
        "--budget-gb NaN|allowed: 0 to 1e12",
        "--moves -1|allowed: 0 or more",
        "--scheme rand-place|allowed: joint or spacemoe"
      })
  void whatCannotBeDoneIsSaid(String options, String why) {
    String[] words = Run.with(new String[] {"replan", "ring-40", placement}, options.split(" "));
    Run run = Run.of(words);
    assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
    assertThat(run.err()).contains(why);
  }

  @Test
  void aPlacementOfAnotherScenarioIsRefusedByItsPlace() {
    assertThat(Run.of("replan", "iridium-66", placement, "--fail", "1").err())
        .contains("my.placement.json");
  }
}

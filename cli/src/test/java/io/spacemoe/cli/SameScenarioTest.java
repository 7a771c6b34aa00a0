package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same scenario written otherwise, or asked elsewhere in the world, has the same answers. */
class SameScenarioTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMES =
      "rand-place,rand-intra,rand-intra-cg,nearest-random-order,spacemoe,joint";

  @TempDir private Path folder;

  @Test
  void anotherNameAndAnotherOrderOfKeysChangeNothing() throws IOException {
    ObjectNode scenario = ring40();
    JsonNode expected = schemes(scenario);
    assertThat(expected).hasSize(6);
    ObjectNode turned = (ObjectNode) backwards(scenario);
    assertThat(turned.fieldNames().next()).isEqualTo("placement");
    assertThat(schemes(turned)).isEqualTo(expected);
    assertThat(schemes(scenario.put("name", "ring-\u0664\u0660 i\u0130"))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG-u-nu-arab", "fa-IR", ""})
  void anotherLocaleChangesNoByte(String tag) throws IOException {
    ObjectNode scenario = ring40();
    List<String> expected = answers(scenario, Locale.US);
    assertThat(answers(scenario, Locale.forLanguageTag(tag))).isEqualTo(expected);
  }

  /**
   * What {@code place} prints, what {@code place --out} writes, and what {@code evaluate} makes of
   * it.
   */
  private List<String> answers(ObjectNode scenario, Locale locale) throws IOException {
    Locale before = Locale.getDefault();
    Locale.setDefault(locale);
    try {
      String file = write(scenario);
      Path out = folder.resolve("my.placement.json");
      Run placed = Run.ok("place", file, "--quiet", "--out", out.toString());
      return List.of(
          placed.out(),
          Run.ok("place", file, "--scheme", "rand-intra,spacemoe", "--json").out(),
          Files.readString(out),
          Run.ok("evaluate", file, out.toString()).out(),
          Run.ok("validate", file).out());
    } finally {
      Locale.setDefault(before);
    }
  }

  private JsonNode schemes(ObjectNode scenario) throws IOException {
    Run run =
        Run.ok("place", write(scenario), "--scheme", SCHEMES, "--iteration-limit", "5", "--json");
    JsonNode schemes = JSON.readTree(run.out()).get("schemes");
    withoutTimes(schemes);
    return schemes;
  }

  /** Seconds differ from run to run, and so does how far the bound of scheme joint came in them. */
  private static void withoutTimes(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("seconds", "improvement", "boundMs", "checkedGap"));
    }
    node.forEach(SameScenarioTest::withoutTimes);
  }

  private String write(ObjectNode scenario) throws IOException {
    return Files.writeString(folder.resolve("my.scenario.json"), scenario.toString()).toString();
  }

  /** The bundled scenario with fewer snapshots. */
  private static ObjectNode ring40() throws IOException {
    Path file = Path.of("..", "instances", "scenarios", "ring-40.scenario.json");
    ObjectNode scenario = (ObjectNode) JSON.readTree(file.toFile());
    ((ObjectNode) scenario.get("snapshots")).put("slots", 2);
    return scenario;
  }

  private static JsonNode backwards(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    Collections.reverse(keys);
    ObjectNode turned = JSON.createObjectNode();
    keys.forEach(key -> turned.set(key, backwards(node.get(key))));
    return turned;
  }
}

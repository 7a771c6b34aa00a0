package io.spacemoe.instances;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.Bundled;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.moe.ModelPresets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published schemas accept what is bundled and written, and agree with the readers. */
class SchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Values that stand in for any other; each is wrong in most places and right in some. */
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "\"text\"",
          "\"nearest\"",
          "-1",
          "0",
          "1",
          "1.0",
          "1.5",
          "90.5",
          "1e15",
          "1000000000000000000000",
          "-1000000000000000000000",
          "[]",
          "[0]",
          "[-1]",
          "[1.5]",
          "[\"x\"]",
          "[[]]",
          "[[0, 0]]",
          "{}");

  /** What no schema can say: how the values of different places must fit together. */
  private static final String BETWEEN_PLACES =
      "(?s).*(expected one per|one per satellite|costs are given for \\d+ experts|expected one of each per layer"
          + "|experts in all, but the constellation|, but costs are given for|1 to expertsPerLayer|at least activeExperts|is all zero"
          + "|in all; allowed|constellation.phasing .*allowed|do not fill|forbidden\\[.*allowed"
          + "|layerOf\\[|home\\[|to less than memoryGB|for experts, but one takes|so sums would overflow|layers; expected|the smaller number first|but the constellation has|gatewaysShare is true|is .board., but|is needed: |leaves no satellite in service|failures\\..*allowed|boards\\.csv: line|select takes none|form no planes|as many times as constellation|has no planes of satellites|has the set|does not exist|is a directory|nor a bundled"
          + "|ayers\\[.*allowed|but the recording).*";

  @TempDir Path folder;

  private static Schema schema(FileFormat format) throws IOException {
    try (InputStream in =
        SchemaTest.class.getResourceAsStream(
            "/io/spacemoe/instances/schema/%s.schema.json"
                .formatted(format.name().toLowerCase(Locale.ROOT)))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(in);
    }
  }

  @Test
  void acceptsEverythingBundled() throws IOException {
    Map<String, List<?>> errors = new TreeMap<>();
    for (String name : ScenarioFiles.bundled()) {
      String text = Bundled.SCENARIOS.open(name).characters();
      errors.put(name, schema(FileFormat.SCENARIO).validate(text, InputFormat.JSON));
    }
    for (String name : AssignmentFile.bundled()) {
      String text = Bundled.ASSIGNMENTS.open(name).characters();
      errors.put(name, schema(FileFormat.ASSIGNMENT).validate(text, InputFormat.JSON));
    }

    assertThat(errors.values()).allSatisfy(found -> assertThat(found).isEmpty());
  }

  @ParameterizedTest
  @EnumSource
  void acceptsEverythingWritten(FileFormat format) throws IOException {
    Schema schema = schema(format);
    for (long seed = 0; seed < 40; seed++) {
      Path file = Files.createDirectory(folder.resolve("seed" + seed)).resolve("written.json");
      format.write(new RandomContent(seed), file);

      assertThat(schema.validate(Files.readString(file), InputFormat.JSON))
          .as("seed %d", seed)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void agreesWithTheReader(FileFormat format) throws IOException {
    Schema schema = schema(format);
    Set<String> places = new TreeSet<>();
    List<String> disagreements = new ArrayList<>();
    for (long seed = 0; seed < 40; seed++) {
      Path file = Files.createDirectory(folder.resolve("seed" + seed)).resolve("mutated.json");
      format.write(new RandomContent(seed), file);
      for (JsonNode mutant : new Mutants(JSON.readTree(file.toFile()), places).all()) {
        Files.writeString(file, mutant.toString(), StandardCharsets.UTF_8);
        String refusal = format.refusal(file);
        boolean valid = schema.validate(mutant).isEmpty();
        if (valid == !refusal.isEmpty() && !refusal.matches(BETWEEN_PLACES)) {
          disagreements.add("%s: schema %s, reader: %s".formatted(mutant, valid, refusal));
        }
      }
    }

    assertThat(disagreements).isEmpty();
    assertThat(places).hasSizeGreaterThan(10);
  }

  /** Copies of a document, each with one member or element replaced, removed or added. */
  private static final class Mutants {
    private final JsonNode root;
    private final Set<String> places;
    private final List<JsonNode> mutants = new ArrayList<>();

    /** Of a document; kinds of places that are in the set are left alone, others are added. */
    Mutants(JsonNode root, Set<String> places) {
      this.root = root;
      this.places = places;
    }

    List<JsonNode> all() throws IOException {
      mutate(root, "");
      return mutants;
    }

    private void mutate(JsonNode node, String path) throws IOException {
      if (node instanceof ObjectNode object) {
        String kind = path + object.path("kind").asText(object.path("status").asText());
        if (places.add(kind)) {
          object.put("unknownKey", 1);
          mutants.add(root.deepCopy());
          object.remove("unknownKey");
        }
        for (String key : object.properties().stream().map(Map.Entry::getKey).toList()) {
          mutate(kind + "." + key, object.get(key), value -> object.set(key, value));
          if (places.add(kind + " without " + key)) {
            JsonNode before = object.remove(key);
            mutants.add(root.deepCopy());
            object.set(key, before);
          }
        }
      } else if (node instanceof ArrayNode array && !array.isEmpty()) {
        mutate(path + "[]", array.get(0), value -> array.set(0, value));
      }
    }

    private void mutate(String path, JsonNode before, Consumer<JsonNode> place) throws IOException {
      if (places.add(path)) {
        for (String value : VALUES) {
          place.accept(JSON.readTree(value));
          mutants.add(root.deepCopy());
        }
        place.accept(before);
      }
      mutate(before, path);
    }
  }

  @Test
  void knowsEverySchemeAndPreset() throws IOException {
    JsonNode properties = schema(FileFormat.SCENARIO).getSchemaNode().get("properties");

    assertThat(properties.at("/placement/properties/scheme/description").asText())
        .contains("(" + String.join(", ", Schemes.ids()) + ")");
    assertThat(texts(properties.at("/model/properties/preset/enum")))
        .containsExactlyElementsOf(ModelPresets.names());
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}

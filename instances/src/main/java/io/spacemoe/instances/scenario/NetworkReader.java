package io.spacemoe.instances.scenario;

import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.network.BoardsFile;
import io.spacemoe.instances.network.LinkFile;
import io.spacemoe.instances.network.StationsFile;
import io.spacemoe.instances.network.TopologyFile;
import io.spacemoe.instances.orbit.OrbitFiles;
import io.spacemoe.instances.text.Bundled;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.scenario.fleet.Failures;
import io.spacemoe.scenario.fleet.Fleet;
import io.spacemoe.scenario.ground.Ground;
import io.spacemoe.scenario.orbit.OrbitFile;
import io.spacemoe.scenario.orbit.Selection;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.sky.WalkerPattern;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads what a scenario file says of its network: the satellites and their links. */
final class NetworkReader {
  private static final Map<String, WalkerPattern> PATTERNS =
      ScenarioReader.byId(WalkerPattern.values(), ScenarioReader::id);

  private final InputFile file;

  /** A reader for one file, beside which it looks for the files that it names. */
  NetworkReader(InputFile file) {
    this.file = file;
  }

  /** The constellation of a scenario's root object. */
  Constellation constellation(JsonObject json) {
    return json.hasText("constellation")
        ? Constellation.parse(json.text("constellation"))
        : json.object("constellation", this::anyConstellation);
  }

  private Constellation anyConstellation(JsonObject json) {
    for (OrbitFile.Form form : OrbitFile.Form.values()) {
      String key = ScenarioReader.id(form);
      if (json.has(key)) {
        InputFile sets = NamedFile.beside(file, json, key);
        boolean newest = json.has("epochs") && json.choice("epochs", Map.of("newest", true));
        Optional<Selection> selection =
            json.given("select", some -> json.object(some, NetworkReader::selection));
        return OrbitFiles.read(sets, json.text(key), form, newest, selection);
      }
    }
    if (json.hasText("topology")) {
      return TopologyFile.read(NamedFile.beside(file, json, "topology"), json.text("topology"));
    }
    if (json.has("topology")) {
      return json.object("topology", this::topology);
    }
    return new WalkerConstellation(
        json.choice("pattern", PATTERNS),
        json.number("altitudeKm"),
        json.number("inclinationDeg"),
        json.count("planes"),
        json.count("satellitesPerPlane"),
        json.count("phasing"));
  }

  private static Selection selection(JsonObject json) {
    return new Selection(
        json.given("inclinationDeg", key -> range(json, key)),
        json.given("altitudeKm", key -> range(json, key)),
        json.given("name", json::text));
  }

  private static Selection.Range range(JsonObject json, String key) {
    double[] ends = json.array(key).numbers();
    if (ends.length != 2) {
      throw new InvalidValueException(
          "constellation.select." + key,
          String.format(
              Locale.ROOT, "has %d numbers; expected the least and the greatest", ends.length));
    }
    return new Selection.Range(ends[0], ends[1]);
  }

  private Topology topology(JsonObject json) {
    return TopologyFile.read(
        NamedFile.beside(file, json, "nodes"),
        json.text("nodes"),
        NamedFile.beside(file, json, "links"),
        json.text("links"));
  }

  /** The rules of links. */
  LinkRules links(JsonObject json) {
    LinkRules defaults = LinkRules.defaults();
    return new LinkRules(
        slotOffset(json, defaults.interPlaneSlotOffset()),
        json.number("rateGbps", defaults.rateGbps()),
        json.number("perHopProcessingMs", defaults.perHopProcessingMs()),
        json.number("linkSurvival", defaults.linkSurvival()),
        json.optionalNumber("maxRangeKm"),
        json.optionalNumber("interPlaneMaxLatitudeDeg"),
        json.optionalNumber("maxAngularRateDegPerSec"),
        json.optional("crossSeam", key -> json.flag(key, true)),
        json.count("terminals", defaults.terminals()),
        json.optional(
            "file", key -> LinkFile.read(NamedFile.beside(file, json, key), json.text(key))),
        json.flag("queue", defaults.queue()));
  }

  /** The boards and failures of a scenario's root object. */
  Fleet fleet(JsonObject json, Constellation constellation) {
    return new Fleet(
        json.optional(
            "satellites",
            key ->
                BoardsFile.read(NamedFile.beside(file, json, key), json.text(key), constellation)),
        json.has("failures") ? json.object("failures", NetworkReader::failures) : Failures.NONE);
  }

  /** The users of a scenario's root object. */
  Optional<Ground> ground(JsonObject json) {
    return json.has("ground") ? Optional.of(json.object("ground", this::users)) : Optional.empty();
  }

  private Ground users(JsonObject json) {
    String key = "stations";
    InputFile stations = NamedFile.besideOrBundled(file, json, key, Bundled.STATIONS);
    return new Ground(
        json.text(key),
        stations.characters(),
        StationsFile.read(stations),
        json.number("minElevationDeg", Ground.DEFAULT_ELEVATION_DEG),
        json.number("uplinkGbps", Ground.DEFAULT_GBPS),
        json.number("downlinkGbps", Ground.DEFAULT_GBPS));
  }

  private static Failures failures(JsonObject json) {
    return new Failures(
        indices(json, "satellites"),
        indices(json, "planes"),
        json.count("random", 0),
        json.whole("seed", 1));
  }

  private static List<Integer> indices(JsonObject json, String key) {
    return json.has(key) ? Arrays.stream(json.array(key).indices()).boxed().toList() : List.of();
  }

  private static OptionalInt slotOffset(JsonObject json, OptionalInt otherwise) {
    String key = "interPlaneSlotOffset";
    if (json.hasText(key)) {
      return json.choice(key, Map.of("nearest", OptionalInt.empty()));
    }
    return json.has(key) ? OptionalInt.of(json.count(key)) : otherwise;
  }
}

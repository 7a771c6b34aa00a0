package io.spacemoe.instances.scenario;

import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.latency.BoardPresets;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.ModelPresets;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.CopyPlan;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.sky.WalkerPattern;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** From the root object of a scenario file to the scenario. */
public final class ScenarioReader {
  private static final Map<String, Compute.Include> INCLUDES =
      byId(Compute.Include.values(), ScenarioReader::id);
  private static final Map<String, BoardPresets.Preset> BOARDS =
      BoardPresets.all().stream()
          .collect(
              Collectors.toMap(
                  BoardPresets.Preset::name, board -> board, (a, b) -> a, LinkedHashMap::new));

  private static final Map<String, CopyPlan.Goal> GOALS =
      byId(CopyPlan.Goal.values(), CopyPlan.Goal::key);

  private final InputFile file;
  private final NetworkReader network;

  /** A reader for one file, beside which it looks for the files that it names. */
  public ScenarioReader(InputFile file) {
    this.file = file;
    this.network = new NetworkReader(file);
  }

  /** An enum constant's name in files. */
  static String id(Enum<?> constant) {
    String id = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    return constant instanceof WalkerPattern ? "walker-" + id : id;
  }

  static <E> Map<String, E> byId(E[] values, Function<? super E, String> id) {
    Map<String, E> byId = new LinkedHashMap<>();
    Arrays.stream(values).forEach(value -> byId.put(id.apply(value), value));
    return byId;
  }

  /** Reads the whole file, whose own scheme must have room where it is installed. */
  public Scenario scenario(JsonObject json) {
    Scenario scenario = scenarioForAnyScheme(json);
    Schemes.find(scenario.placement().scheme()).ifPresent(scenario::checkRoom);
    return scenario;
  }

  /** Reads the whole file; one of these schemes must have room, if there are any. */
  Scenario scenarioFor(List<PlacementScheme> schemes, JsonObject json) {
    Scenario scenario = scenarioForAnyScheme(json);
    if (schemes.stream().allMatch(id -> scenario.noRoomBecause(id).isPresent())) {
      schemes.stream().limit(1).forEach(scenario::checkRoom);
    }
    return scenario;
  }

  private Scenario scenarioForAnyScheme(JsonObject json) {
    Constellation constellation = network.constellation(json);
    MoeModel model = json.object("model", ScenarioReader::model);
    ActivationReader activation = new ActivationReader(file, model.expertsPerLayer());
    Compute compute = json.objectOrEmpty("compute", ScenarioReader::compute);
    return new Scenario(
        json.text("name", nameOfFile()),
        constellation,
        json.objectOrEmpty("links", network::links),
        json.objectOrEmpty("snapshots", object -> snapshots(object, constellation)),
        model,
        compute,
        json.objectOrEmpty("activation", activation::activation),
        json.objectOrEmpty("placement", ScenarioReader::placement),
        network.fleet(json, constellation),
        network.ground(json),
        json.objectOrEmpty("workload", LoadReader::workload),
        json.optional(
            "power", key -> json.object(key, object -> LoadReader.power(object, compute))));
  }

  private String nameOfFile() {
    String last = Path.of(file.name()).getFileName().toString();
    return last.replaceFirst("(\\.scenario)?(\\.json)?(\\.gz)?$", "");
  }

  private static SnapshotPlan snapshots(JsonObject json, Constellation constellation) {
    SnapshotPlan defaults = SnapshotPlan.defaults();
    int slots = constellation instanceof Topology any ? any.times() : defaults.slots();
    return new SnapshotPlan(
        json.count("slots", slots),
        json.count("samplesPerSlot", defaults.samplesPerSlot()),
        json.whole("seed", defaults.seed()));
  }

  /** A preset with the fields that the file gives instead of its own, or all fields spelled out. */
  private static MoeModel model(JsonObject json) {
    Optional<MoeModel> preset =
        json.given(
            "preset",
            key -> ModelPresets.named(json.text(key), ModelPresets.DEFAULT_CONTEXT_LENGTH));
    return new MoeModel(
        json.text("name", preset.map(MoeModel::name).orElse("custom")),
        size(json, "layers", preset.map(MoeModel::layers)),
        size(json, "hiddenSize", preset.map(MoeModel::hiddenSize)),
        size(json, "expertsPerLayer", preset.map(MoeModel::expertsPerLayer)),
        size(json, "activeExperts", preset.map(MoeModel::activeExperts)),
        size(json, "expertIntermediateSize", preset.map(MoeModel::expertIntermediateSize)),
        json.count("sharedExperts", preset.map(MoeModel::sharedExperts).orElse(0)),
        size(json, "vocabulary", preset.map(MoeModel::vocabulary)),
        json.count("contextLength", ModelPresets.DEFAULT_CONTEXT_LENGTH),
        json.number("bytesPerParameter", ModelPresets.DEFAULT_BYTES),
        json.number("bytesPerActivation", ModelPresets.DEFAULT_BYTES));
  }

  private static int size(JsonObject json, String key, Optional<Integer> preset) {
    return preset.isPresent() ? json.count(key, preset.get()) : json.count(key);
  }

  private static Compute compute(JsonObject json) {
    Compute defaults = Compute.defaults();
    Optional<BoardPresets.Preset> board = json.optional("board", key -> json.choice(key, BOARDS));
    return new Compute(
        json.number(
            "satelliteGflops",
            board.map(BoardPresets.Preset::gflops).orElse(defaults.satelliteGflops())),
        json.has("include") ? json.choice("include", INCLUDES) : defaults.include(),
        memory(json, board),
        board.map(BoardPresets.Preset::name),
        json.flag("batching", defaults.batching()));
  }

  private static OptionalDouble memory(JsonObject json, Optional<BoardPresets.Preset> board) {
    String key = "memoryGBps";
    if (!json.hasText(key)) {
      return json.optionalNumber(key);
    }
    json.choice(key, Map.of("board", true));
    OptionalDouble published =
        board.map(BoardPresets.Preset::memoryGBps).orElse(OptionalDouble.empty());
    if (published.isEmpty()) {
      throw new InvalidValueException(
          "compute." + key,
          "is \"board\", but %s; expected a number, or null"
              .formatted(
                  board
                      .map(named -> "no bandwidth of %s is published".formatted(named.name()))
                      .orElse("compute.board names none")));
    }
    return published;
  }

  private static PlacementPlan placement(JsonObject json) {
    PlacementPlan defaults = PlacementPlan.defaults();
    return new PlacementPlan(
        json.text("scheme", defaults.scheme()),
        json.number("unreachablePenaltyMs", defaults.unreachablePenaltyMs()),
        json.count("draws", defaults.draws()),
        json.whole("seed", defaults.seed()),
        capacity(json, defaults.capacity()),
        json.flag("gatewaysShare", defaults.gatewaysShare()),
        json.optional("copies", key -> json.object(key, ScenarioReader::copies))
            .flatMap(plan -> plan),
        json.count("instances", defaults.instances()));
  }

  /** None where their number is 0, which an experiment may sweep from. */
  private static Optional<CopyPlan> copies(JsonObject json) {
    CopyPlan.Goal goal = json.has("goal") ? json.choice("goal", GOALS) : CopyPlan.Goal.LATENCY;
    List<CopyPlan.Amount> given =
        Arrays.stream(CopyPlan.Amount.values()).filter(amount -> json.has(amount.key())).toList();
    if (given.size() != 1) {
      throw new InvalidValueException(
          "placement.copies", "needs one of perLayer, total and fill, and no other of them");
    }
    if (given.get(0) != CopyPlan.Amount.FILL) {
      int number = json.count(given.get(0).key());
      return number == 0 ? Optional.empty() : Optional.of(new CopyPlan(given.get(0), number, goal));
    }
    if (!json.flag("fill", true)) {
      throw new InvalidValueException(
          "placement.copies.fill", "is false; expected true, or no placement.copies at all");
    }
    return Optional.of(CopyPlan.fill(goal));
  }

  private static SatelliteCapacity capacity(JsonObject json, SatelliteCapacity otherwise) {
    String key = "capacity";
    if (json.hasText(key)) {
      return json.choice(key, Map.of("one", new SatelliteCapacity.One()));
    }
    return json.has(key) ? json.object(key, ScenarioReader::capacity) : otherwise;
  }

  private static SatelliteCapacity capacity(JsonObject json) {
    return json.has("slots")
        ? new SatelliteCapacity.Slots(json.count("slots"))
        : new SatelliteCapacity.Memory(json.number("memoryGB"), json.number("reservedGB", 0));
  }
}

package io.spacemoe.instances;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Objective;
import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.instances.network.BoardsFile;
import io.spacemoe.instances.network.StationsFile;
import io.spacemoe.instances.network.TopologyFile;
import io.spacemoe.instances.orbit.MadeUpTle;
import io.spacemoe.instances.orbit.OrbitFiles;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.text.Bundled;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Schemes;
import io.spacemoe.scenario.fleet.Failures;
import io.spacemoe.scenario.fleet.Fleet;
import io.spacemoe.scenario.ground.Ground;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.Activation.Law;
import io.spacemoe.scenario.moe.ActivationTrace;
import io.spacemoe.scenario.moe.ModelPresets;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.moe.ServedLayers;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.moe.WeightSource.TableMeaning;
import io.spacemoe.scenario.orbit.OrbitFile;
import io.spacemoe.scenario.orbit.Selection;
import io.spacemoe.scenario.placement.CopyPlan;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.placement.SatelliteCapacity;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkList;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.sky.WalkerPattern;
import io.spacemoe.scenario.workload.Power;
import io.spacemoe.scenario.workload.Sun;
import io.spacemoe.scenario.workload.Workload;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.Proof;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.proof.TreeHead;
import io.spacemoe.solver.proof.TreeProof;
import io.spacemoe.solver.proof.TreeWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Everything that the formats can hold, drawn from a seed: every kind, key and edge comes up. */
public final class RandomContent {
  private static final List<String> NAMES =
      List.of("plain", "Größe ≤ 7 \"x\"\\n", "tab\tnew\nline\u0001", "🛰 satellite", " ");

  private final Random random;

  public RandomContent(long seed) {
    random = new Random(seed);
  }

  public Scenario scenario() {
    MoeModel model = random.nextBoolean() ? smallModel() : presetModel();
    Constellation sky = constellation(model);
    int slots = 1 + random.nextInt(200);
    boolean topology = sky instanceof Topology;
    return new Scenario(
        pick(NAMES.subList(0, 4)),
        sky,
        topology ? LinkRules.defaults().withLinkSurvival(random.nextInt(4) / 3.0) : links(sky),
        new SnapshotPlan(
            topology ? ((Topology) sky).times() : slots, 1 + random.nextInt(20), random.nextLong()),
        model,
        new Compute(1e-6 + 1e6 * random.nextDouble(), pick(List.of(Compute.Include.values())))
            .withBatching(maybe()),
        activation(model),
        new PlacementPlan(
            pick(Schemes.ids()),
            1e-9 + 1e4 * random.nextDouble(),
            1 + random.nextInt(100),
            random.nextLong(),
            capacity(),
            false,
            maybe() ? Optional.empty() : Optional.of(copies()),
            maybe() ? 1 : 1 + random.nextInt(1000)),
        fleet(sky),
        topology || maybe() ? Optional.empty() : Optional.of(ground()),
        maybe()
            ? Workload.defaults()
            : new Workload(100 * random.nextDouble(), random.nextInt(9), 1 + random.nextInt(9)),
        sky instanceof WalkerConstellation && maybe() ? Optional.of(power()) : Optional.empty());
  }

  /** Boards with rates and memory of their own; a seed of failures, of which there are none. */
  private Fleet fleet(Constellation sky) {
    StringBuilder text = new StringBuilder("plane,slot,memoryGB,gflops,available\n");
    for (int v = 0; v < sky.satellites(); v += 1 + random.nextInt(9)) {
      text.append(
          String.format(
              Locale.ROOT,
              "%d,%d,%s,%s,true%n",
              sky.planeOf(v),
              sky.slotOf(v),
              maybe() ? "" : "200",
              maybe() ? "" : Double.toString(1 + random.nextDouble())));
    }
    return new Fleet(
        maybe()
            ? Optional.of(BoardsFile.read(text("boards.csv", text), "boards.csv", sky))
            : Optional.empty(),
        new Failures(List.of(), List.of(), 0, random.nextInt(3)));
  }

  private Power power() {
    return new Power(
        1e3 * random.nextDouble(),
        10 * random.nextDouble(),
        random.nextDouble(),
        random.nextInt(2),
        maybe()
            ? new Sun.Beta(180 * random.nextDouble() - 90)
            : new Sun.At(Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000))));
  }

  private Ground ground() {
    StringBuilder text = new StringBuilder("name,latitudeDeg,longitudeDeg\n");
    for (int k = 0; k <= random.nextInt(3); k++) {
      text.append(
          String.format(
              Locale.ROOT,
              "s%d,%s,%s%n",
              k,
              Double.toString(180 * random.nextDouble() - 90),
              Double.toString(360 * random.nextDouble() - 180)));
    }
    InputFile stations =
        maybe() ? Bundled.STATIONS.open("large-cities") : text("stations.csv", text);
    return new Ground(
        stations.name().equals("stations.csv") ? "stations.csv" : "large-cities",
        stations.characters(),
        StationsFile.read(stations),
        89 * random.nextDouble(),
        0.1 + random.nextDouble(),
        0.1 + random.nextDouble());
  }

  private LinkRules links(Constellation sky) {
    LinkRules rules =
        new LinkRules(
                maybe() ? OptionalInt.of(random.nextInt(21) - 10) : OptionalInt.empty(),
                1e-3 + random.nextDouble() * 1e3,
                random.nextInt(3) * 0.1,
                random.nextInt(4) / 3.0,
                optional(1 + 1e4 * random.nextDouble()),
                optional(90 * random.nextDouble()),
                optional(1e-3 + random.nextDouble()))
            .withQueue(maybe());
    return switch (random.nextInt(4)) {
      case 0 -> rules.withList(list(sky.satellites()));
      case 1 ->
          rules.withGrid(
              pick(List.of(Optional.empty(), Optional.of(false), Optional.of(true))),
              LinkRules.GRID_TERMINALS);
      case 2 -> sky.satellitesPerPlane() % 2 == 0 ? rules.withGrid(Optional.of(false), 3) : rules;
      default -> rules;
    };
  }

  private LinkList list(int satellites) {
    int hub = random.nextInt(satellites);
    int size = Math.min(satellites - 1, 1 + random.nextInt(20));
    int[][] pairs = new int[size][];
    Arrays.setAll(pairs, k -> new int[] {hub, k < hub ? k : k + 1});
    return new LinkList("isls.txt", pairs);
  }

  /** Memory for at least one of the largest experts that a model here has, 1.5 GB. */
  private SatelliteCapacity capacity() {
    double memory = 3 + 100 * random.nextDouble();
    return pick(
        List.of(
            new SatelliteCapacity.One(),
            new SatelliteCapacity.Slots(1 + random.nextInt(100_000)),
            new SatelliteCapacity.Memory(memory, (memory - 2) * random.nextInt(2))));
  }

  /** With a plane for each expert and one for the gateway, every ring subnet has room. */
  private Constellation constellation(MoeModel model) {
    if (model.layers() * model.expertsPerLayer() > 15 || maybe()) {
      return walker(model);
    }
    return maybe() ? observed(model) : topology(model);
  }

  /** A tree of nodes in planes, in one file or two, at some times two trees. */
  private Topology topology(MoeModel model) {
    int planes = 1 + model.expertsPerLayer();
    int nodes = planes * model.layers();
    boolean csv = maybe();
    StringBuilder node = new StringBuilder(csv ? "name,plane,slot\n" : "{\"nodes\": [\n");
    StringBuilder link = new StringBuilder(csv ? "a,b,latencyMs,rateGbps,slot\n" : "");
    for (int v = 0; v < nodes; v++) {
      String[] fields = {"n" + v, "" + v / model.layers(), "" + v % model.layers()};
      String[] ends = {
        "n" + v,
        "n" + (v == 0 ? 1 : random.nextInt(v)),
        "" + random.nextDouble(),
        maybe() ? "" : "2.5",
        v == nodes - 1 ? "" + random.nextInt(9) : ""
      };
      String[] nodeKeys = {"name", "plane", "slot"};
      String[] linkKeys = {"a", "b", "latencyMs", "rateGbps", "slot"};
      node.append(csv ? String.join(",", fields) + "\n" : member(nodeKeys, fields, v));
      if (v > 0) {
        link.append(csv ? String.join(",", ends) + "\n" : member(linkKeys, ends, v - 1));
      }
    }
    return csv
        ? TopologyFile.read(text("n.csv", node), "n.csv", text("l.csv", link), "l.csv")
        : TopologyFile.read(
            text("net.json", node.append("], \"links\": [\n").append(link).append("]}")),
            "net.json");
  }

  private static InputFile text(String name, StringBuilder text) {
    return InputFile.of(name, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String member(String[] keys, String[] values, int before) {
    return IntStream.range(0, keys.length)
        .filter(k -> !values[k].isEmpty())
        .mapToObj(
            k ->
                "\"%s\": %s"
                    .formatted(
                        keys[k], values[k].startsWith("n") ? "\"" + values[k] + "\"" : values[k]))
        .collect(Collectors.joining(", ", before == 0 ? "{" : ", {", "}"));
  }

  private Constellation observed(MoeModel model) {
    int planes = Math.max(3, 1 + model.expertsPerLayer());
    String notation =
        String.format(
            Locale.ROOT, "delta:800:53:%d/%d/1", planes * Math.max(3, model.layers()), planes);
    boolean tle = random.nextBoolean();
    String text = tle ? MadeUpTle.of(notation) : MadeUpTle.omm(notation);
    String name = tle ? "sky.tle" : "sky.json";
    return OrbitFiles.read(
        InputFile.of(name, text.getBytes(StandardCharsets.UTF_8)),
        name,
        tle ? OrbitFile.Form.TLE : OrbitFile.Form.OMM,
        random.nextBoolean(),
        maybe()
            ? Optional.of(
                new Selection(
                    optionalRange(30, 60), optionalRange(-100, 1e5), Optional.of("*a?e*")))
            : Optional.empty());
  }

  private Optional<Selection.Range> optionalRange(double from, double to) {
    return maybe() ? Optional.of(new Selection.Range(from, to)) : Optional.empty();
  }

  private Constellation walker(MoeModel model) {
    int planes = 1 + model.expertsPerLayer() + random.nextInt(50);
    return new WalkerConstellation(
        pick(List.of(WalkerPattern.values())),
        maybe() ? 550 : 80.001 + 2000 * random.nextDouble(),
        180 * random.nextDouble(),
        planes,
        model.layers() + random.nextInt(40),
        random.nextInt(planes));
  }

  private MoeModel smallModel() {
    int experts = 1 + random.nextInt(12);
    return new MoeModel(
        pick(NAMES),
        1 + random.nextInt(5),
        1 + random.nextInt(4096),
        experts,
        1 + random.nextInt(experts),
        1 + random.nextInt(4096),
        random.nextInt(3),
        1 + random.nextInt(100_000),
        random.nextInt(10_000),
        0.5 + random.nextInt(8),
        64 * (1 - random.nextDouble()));
  }

  /** A preset as it is, or with other sizes under its name. */
  private MoeModel presetModel() {
    MoeModel preset = ModelPresets.named(pick(ModelPresets.names()), random.nextInt(10_000));
    return maybe()
        ? preset
        : new MoeModel(
            preset.name(),
            1 + random.nextInt(4),
            preset.hiddenSize(),
            preset.expertsPerLayer() + random.nextInt(2),
            preset.activeExperts(),
            preset.expertIntermediateSize(),
            random.nextInt(2),
            preset.vocabulary(),
            preset.contextLength(),
            1,
            0.5);
  }

  private Activation activation(MoeModel model) {
    boolean small = model.layers() <= 5;
    if (small && random.nextInt(4) == 0) {
      return Activation.of(trace(model));
    }
    WeightSource weights =
        switch (random.nextInt(small ? 4 : 3)) {
          case 0 -> new WeightSource.Uniform();
          case 1 -> new WeightSource.Zipf(random.nextDouble() * 20, random.nextLong(), maybe());
          case 2 -> new WeightSource.Dirichlet(1e-3 + random.nextDouble(), random.nextLong());
          default -> table(model);
        };
    return Activation.of(pick(List.of(Law.CONDITIONAL_POISSON, Law.PLACKETT_LUCE)), weights);
  }

  private WeightSource.Table table(MoeModel model) {
    Optional<ServedLayers> served = served(model);
    double[][] rows = new double[recorded(served, model)][model.expertsPerLayer()];
    for (double[] row : rows) {
      Arrays.setAll(
          row,
          e ->
              e < model.activeExperts() || maybe()
                  ? 1e-300 + random.nextInt(9) + random.nextDouble()
                  : 0);
    }
    return new WeightSource.Table(
        pick(List.of(TableMeaning.values())),
        rows,
        maybe() ? Optional.of("table.csv" + pick(List.of("", ".gz"))) : Optional.empty(),
        served);
  }

  private ActivationTrace trace(MoeModel model) {
    Optional<ServedLayers> served = served(model);
    int[][][] sets = new int[recorded(served, model)][][];
    for (int l = 0; l < sets.length; l++) {
      sets[l] = new int[1 + random.nextInt(5)][];
      for (int t = 0; t < sets[l].length; t++) {
        sets[l][t] = distinct(model.activeExperts(), model.expertsPerLayer());
      }
    }
    return new ActivationTrace(pick(List.of("trace.csv", "trace.jsonl", "t.csv.gz")), sets, served);
  }

  /** Recorded layers that are repeated, or named from three. */
  private Optional<ServedLayers> served(MoeModel model) {
    return switch (random.nextInt(4)) {
      case 0 -> Optional.of(ServedLayers.REPEATED);
      case 1 -> Optional.of(ServedLayers.of(random.ints(model.layers(), 0, 3).boxed().toList()));
      default -> Optional.empty();
    };
  }

  private int recorded(Optional<ServedLayers> served, MoeModel model) {
    if (served.isEmpty()) {
      return model.layers();
    }
    return served.get().rows().isPresent() ? 3 : 1 + random.nextInt(model.layers());
  }

  /** Layouts with experts and their copies anywhere, also twice on one satellite. */
  public LayoutFile layout() {
    int layers = 1 + random.nextInt(5);
    int experts = random.nextInt(6);
    List<Layout> instances =
        IntStream.rangeClosed(0, random.nextInt(3))
            .mapToObj(
                i ->
                    new Layout(
                        random.ints(layers, 0, 100).toArray(),
                        IntStream.range(0, layers)
                            .mapToObj(l -> copies(experts))
                            .toArray(int[][][]::new)))
            .toList();
    return new LayoutFile(
        pick(NAMES),
        pick(NAMES),
        new Deployment(instances),
        optional(1e6 * random.nextDouble()),
        maybe() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty());
  }

  private CopyPlan copies() {
    CopyPlan.Amount amount = pick(List.of(CopyPlan.Amount.values()));
    int number = amount == CopyPlan.Amount.FILL ? 0 : 1 + random.nextInt(1_000_000);
    return new CopyPlan(amount, number, pick(List.of(CopyPlan.Goal.values())));
  }

  /** On which satellites each expert is: one, or up to three. */
  private int[][] copies(int experts) {
    int most = maybe() ? 1 : 3;
    return IntStream.range(0, experts)
        .mapToObj(e -> random.ints(1 + random.nextInt(most), 0, 100).toArray())
        .toArray(int[][]::new);
  }

  public AssignmentFile assignment() {
    return AssignmentFile.of(
        problem(),
        pick(List.of("fs", "units")),
        maybe() ? Objective.COST : new Objective(maybe(), random.nextLong(1L << 59)),
        maybe() ? OptionalLong.of(random.nextLong(Costs.MAX_TOTAL)) : OptionalLong.empty(),
        maybe() ? Optional.of(pick(NAMES)) : Optional.empty());
  }

  private PlacementProblem problem() {
    int experts = random.nextInt(6);
    int satellites = random.nextInt(6);
    Costs costs =
        switch (random.nextInt(3)) {
          case 0 -> new Costs.Product(longs(experts, 1_000_001), longs(satellites, 1L << 40));
          case 1 -> {
            int layers = 1 + random.nextInt(3);
            Costs.LayeredProduct stay =
                new Costs.LayeredProduct(
                    satellites,
                    random.ints(experts, 0, layers).toArray(),
                    longs(experts, 1_000_001),
                    rows(layers, satellites, 1L << 40));
            yield satellites == 0 || random.nextBoolean()
                ? stay
                : stay.withMoves(
                    random.ints(experts, Costs.NOWHERE, satellites).toArray(),
                    longs(experts, 1L << 58));
          }
          default -> new Costs.Matrix(satellites, rows(experts, satellites, 1L << 58));
        };
    Capacity capacity =
        switch (random.nextInt(4)) {
          case 0 -> Capacity.one();
          case 1 -> Capacity.slots(random.ints(satellites, 0, 4).toArray());
          case 2 ->
              Capacity.memory(longs(satellites, Capacity.Memory.MAX + 1), longs(experts, 100));
          default -> Capacity.memory(longs(satellites, 100), rows(experts, satellites, 100));
        };
    List<int[]> forbidden = new ArrayList<>();
    for (int i = 0; experts * satellites > 0 && maybe() && i < 4; i++) {
      forbidden.add(new int[] {random.nextInt(experts), random.nextInt(satellites)});
    }
    return new PlacementProblem(pick(NAMES), costs, capacity, ForbiddenPairs.of(forbidden));
  }

  public SolutionFile solution() {
    Termination termination =
        pick(
            List.of(
                Termination.optimal(),
                Termination.feasible(pick(List.of(Termination.Limit.values()))),
                Termination.infeasible(),
                Termination.noSolution(pick(List.of(Termination.Limit.values())))));
    boolean placed = termination.hasPlacement();
    return new SolutionFile(
        pick(NAMES),
        String.format(Locale.ROOT, "%064x", random.nextLong()),
        "some-engine",
        termination,
        placed
            ? Optional.of(Placement.of(random.ints(random.nextInt(6), 0, 9).toArray()))
            : Optional.empty(),
        placed ? OptionalLong.of(random.nextLong(Long.MAX_VALUE)) : OptionalLong.empty(),
        maybe() ? OptionalLong.of(random.nextLong(Long.MAX_VALUE)) : OptionalLong.empty(),
        proofs(),
        options(),
        random.nextDouble() * 1e3);
  }

  private List<Proof> proofs() {
    List<Proof> all =
        List.of(
            new Proof.Rents(longs(random.nextInt(5), Long.MAX_VALUE), 1 + random.nextInt(1000)),
            new Proof.Shortage(distinct(1 + random.nextInt(4), 9)),
            Proof.Claim.bound(pick(NAMES), random.nextLong()),
            Proof.Claim.infeasible(pick(NAMES)),
            tree(3));
    return all.subList(random.nextInt(5), 5);
  }

  /** A tree of so many steps that proves nothing. */
  public TreeProof tree(int steps) {
    TreeWriter tree = new TreeWriter(40, 3);
    for (int i = 0; i < steps; i++) {
      tree.step(longs(40, 1 << 20), longs(3, 1 << 20), longs(3, 1 << 20));
    }
    tree.open();
    long[][] rows = new long[40][3];
    PlacementProblem problem =
        new PlacementProblem(
            "any", new Costs.Matrix(3, rows), Capacity.one(), ForbiddenPairs.none());
    return TreeProof.of(problem, new TreeHead(random.nextInt(99), maybe(), 2, 1, 7), tree);
  }

  private SolveOptions options() {
    return new SolveOptions(
        maybe()
            ? Optional.of(
                Duration.ofSeconds(
                    random.nextInt(1_000_000), 1 + random.nextInt(1_000_000_000 - 1)))
            : Optional.empty(),
        maybe() ? OptionalLong.of(1 + random.nextLong(1L << 60)) : OptionalLong.empty(),
        maybe() ? OptionalLong.of(random.nextLong()) : OptionalLong.empty(),
        maybe() ? OptionalInt.of(1 + random.nextInt(64)) : OptionalInt.empty(),
        optional(random.nextDouble()),
        Optional.empty());
  }

  private boolean maybe() {
    return random.nextBoolean();
  }

  private OptionalDouble optional(double value) {
    return maybe() ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private long[] longs(int size, long bound) {
    return random.longs(size, 0, bound).toArray();
  }

  private long[][] rows(int rows, int columns, long bound) {
    return IntStream.range(0, rows).mapToObj(r -> longs(columns, bound)).toArray(long[][]::new);
  }

  private int[] distinct(int size, int bound) {
    return random.ints(0, bound).distinct().limit(size).toArray();
  }
}

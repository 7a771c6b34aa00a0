package io.spacemoe.instances;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.AssignmentReader;
import io.spacemoe.instances.assignment.Format;
import io.spacemoe.instances.assignment.Kind;
import io.spacemoe.instances.assignment.Reading;
import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.instances.assignment.SolutionReader;
import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.loads.TableFile;
import io.spacemoe.instances.loads.TraceFile;
import io.spacemoe.instances.map.ExpertMap;
import io.spacemoe.instances.map.MapFile;
import io.spacemoe.instances.network.LinkFile;
import io.spacemoe.instances.network.NetworkTable;
import io.spacemoe.instances.network.StationsFile;
import io.spacemoe.instances.network.TopologyFile;
import io.spacemoe.instances.orbit.OrbitFiles;
import io.spacemoe.instances.replay.ReplayReader;
import io.spacemoe.instances.requests.RequestFile;
import io.spacemoe.instances.scenario.Companion;
import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.ExperimentReader;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.scenario.ScenarioReader;
import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.instances.text.Part;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.ground.Station;
import io.spacemoe.scenario.moe.ActivationTrace;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.moe.WeightSource.TableMeaning;
import io.spacemoe.scenario.orbit.OrbitFile;
import io.spacemoe.scenario.sky.LinkList;
import io.spacemoe.scenario.sky.ObservedConstellation;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.workload.RequestTrace;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.joint.JointProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** A file of any of the formats, told apart by content. */
public final class AnyFile {
  private AnyFile() {}

  /**
   * What a file with several problems holds, in one line; empty for any other file.
   *
   * @throws InstanceFormatException naming file and place
   */
  public static Optional<String> severalProblems(Path file, Reading reading) {
    boolean instance =
        reading.format().isPresent() || (reading.kind().isEmpty() && holdsProblems(file));
    List<String> problems = instance ? AssignmentFile.problemsIn(file, reading) : List.of();
    if (problems.size() <= 1) {
      return Optional.empty();
    }
    problems.forEach(problem -> AssignmentFile.open(problem, reading));
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%d assignment instances, %s to %s",
            problems.size(),
            problems.get(0),
            problems.get(problems.size() - 1)));
  }

  /** Whether a file is of a kind that may hold several instances. */
  public static boolean holdsProblems(Path file) {
    return Kind.of(InputFile.read(file)) == Kind.NUMBERS;
  }

  /** What has been read, in one line. */
  public static String inOneLine(Object content) {
    if (content instanceof Scenario scenario) {
      return "scenario " + scenario.name();
    }
    if (content instanceof LayoutFile layout) {
      return "placement for scenario " + layout.scenario();
    }
    if (content instanceof SolutionFile solution) {
      return "solution of instance " + solution.instance();
    }
    if (content instanceof ExperimentFile experiment) {
      return String.format(
          Locale.ROOT,
          "experiment %s: %s, %s",
          experiment.name(),
          counted(experiment.variants().size(), "variant"),
          counted(experiment.schemes().size(), "scheme"));
    }
    if (content instanceof ExpectedMaxProblem problem) {
      return "expected-max instance " + problem;
    }
    if (content instanceof JointProblem problem) {
      return "joint instance " + problem;
    }
    if (content instanceof WeightSource.Table table) {
      return String.format(
          Locale.ROOT,
          "expert table of %d layers with %d experts",
          table.layers(),
          table.row(0).length);
    }
    if (content instanceof ObservedConstellation sky) {
      return String.format(
          Locale.ROOT,
          "element sets, %s of %s",
          counted(sky.planes(), "plane"),
          counted(sky.satellitesPerPlane(), "satellite"));
    }
    if (content instanceof List<?> stations) {
      return counted(stations.size(), "ground station");
    }
    if (content instanceof LinkList links) {
      return "list of " + counted(links.size(), "link");
    }
    if (content instanceof Topology topology) {
      return String.format(
          Locale.ROOT,
          "network of %s and %s",
          counted(topology.satellites(), "node"),
          counted(topology.links().size(), "link"));
    }
    if (content instanceof ExpertMap map) {
      return String.format(
          Locale.ROOT, "map of %d layers with %s", map.layers(), counted(map.slots(), "slot"));
    }
    if (content instanceof RequestTrace requests) {
      return String.format(
          Locale.ROOT,
          "trace of %s in %.0f s",
          counted(requests.size(), "request"),
          requests.secondsAfterFirst(requests.size() - 1));
    }
    return content instanceof ActivationTrace trace
        ? String.format(Locale.ROOT, "trace of %d layers", trace.layers())
        : "assignment instance " + ((AssignmentFile) content).problem();
  }

  private static String counted(int number, String what) {
    return String.format(Locale.ROOT, "%d %s%s", number, what, number == 1 ? "" : "s");
  }

  /**
   * What is in a file: a {@link Scenario}, {@link LayoutFile}, {@link AssignmentFile}, {@link
   * SolutionFile}, {@link ExperimentFile}, {@link ExpectedMaxProblem}, {@link JointProblem}, {@link
   * WeightSource.Table}, {@link ActivationTrace}, {@link ExpertMap}, {@link ObservedConstellation},
   * {@link Topology}, {@link LinkList}, {@link RequestTrace} or a list of {@link Station}. A path
   * may end in {@code #} and the name of one of several problems or tables; the name of a bundled
   * instance is no path.
   *
   * @param reading what is told about an instance; with a format, nothing else is read
   * @throws InstanceFormatException naming file and place
   */
  public static Object read(String path, Reading reading) {
    Part part = Part.of(path);
    if (reading.format().isPresent()) {
      return AssignmentFile.open(path, reading);
    }
    return read(InputFile.read(Path.of(part.path())), part, reading);
  }

  /** What is in a file whose content tells its format. */
  public static Object read(InputFile file, Part part, Reading reading) {
    Kind kind = reading.kind().orElseGet(() -> Kind.of(file));
    if (!kind.isForeign() || reading.kind().isPresent()) {
      reading.requireNoneOfAnInstance(file);
    }
    return switch (kind) {
      case ASSIGNMENT, JSON -> json(file, part);
      case TOPOLOGY -> TopologyFile.read(file, part.path());
      case NETWORK_TABLE -> networkTable(file);
      case OTHER -> throw Format.unknown(file);
      case TABLE -> table(file, part);
      case TRACE -> TraceFile.read(file, part.path());
      case MAP -> MapFile.read(file, part.name());
      case REQUESTS -> RequestFile.read(file);
      case LINKS -> LinkFile.read(file, part.path());
      case STATIONS -> StationsFile.read(file);
      case TLE -> OrbitFiles.read(file, part.path(), OrbitFile.Form.TLE, true);
      case OMM -> OrbitFiles.read(file, part.path(), OrbitFile.Form.OMM, true);
      case NUMBERS, DIMACS_ASSIGNMENT, DIMACS_FLOW, COSTS -> AssignmentFile.of(file, part, reading);
    };
  }

  /** Stations are read by themselves, other tables only beside the files that they belong to. */
  private static List<Station> networkTable(InputFile file) {
    NetworkTable table = NetworkTable.of(new Csv(file).columns()).orElseThrow();
    if (table == NetworkTable.STATIONS) {
      return StationsFile.read(file);
    }
    throw new InstanceFormatException(
        file.name(),
        "",
        "is a table of %s, which is read with the scenario whose key %s names it.%nMaybe give that scenario"
            .formatted(table.words(), table.key()));
  }

  private static Object json(InputFile file, Part part) {
    Map<String, Function<JsonObject, Object>> readers =
        Map.of(
            ScenarioFiles.FORMAT,
            json -> new ScenarioReader(file).scenario(json),
            LayoutFile.FORMAT,
            LayoutFile::of,
            AssignmentFile.FORMAT,
            json -> AssignmentReader.read(json).withHashOf(file.text()),
            SolutionFile.FORMAT,
            json -> new SolutionReader(file).solution(json),
            ExperimentFile.FORMAT,
            json -> new ExperimentReader(file).experiment(json),
            ReplayReader.EXPECTED_MAX,
            ReplayReader::expectedMax,
            ReplayReader.JOINT,
            ReplayReader::joint);
    part.number(file, 1);
    return JsonFile.read(file, readers);
  }

  private static WeightSource.Table table(InputFile file, Part part) {
    double[][] rows = TableFile.read(file, part.name(), OptionalInt.empty());
    for (int l = 0; l < rows.length; l++) {
      if (rows[l].length != rows[0].length) {
        throw new InstanceFormatException(
            file.name(),
            "",
            String.format(
                Locale.ROOT,
                "has %d experts in row %d and %d in the first; expected as many in each",
                rows[l].length,
                l + 1,
                rows[0].length));
      }
    }
    try {
      return new WeightSource.Table(
          TableMeaning.FREQUENCIES, rows, Optional.of(part.path()), Optional.empty());
    } catch (InvalidValueException e) {
      throw new InstanceFormatException(file.name(), "", "is no table: " + e.getMessage());
    }
  }

  /**
   * Writes a table or a trace: as JSON (a table as SGLang writes it, a trace as JSON lines) when
   * the name ends in {@code .json} or {@code .jsonl}, else as CSV; gzipped when it ends in {@code
   * .gz}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static void writeLoads(Object loads, Path file) {
    String name = file.toString();
    if (loads instanceof WeightSource.Table table) {
      OutputFile.write(file, TableFile.text(name, Companion.rows(table)));
    } else if (loads instanceof ActivationTrace trace) {
      OutputFile.write(file, TraceFile.text(trace, name));
    } else {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s is neither an instance, a table nor a trace, and has one format only",
              inOneLine(loads)));
    }
  }
}

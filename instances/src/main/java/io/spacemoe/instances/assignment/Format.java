package io.spacemoe.instances.assignment;

import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonText;
import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Names;
import io.spacemoe.instances.text.Part;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.PlacementProblem;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A format of assignment instances; {@link #of} tells them apart by content. */
public enum Format {
  /** This project's own JSON, {@code .assignment.json}. */
  SPACEMOE("spacemoe"),

  /** OR-Library: n, then n x n costs to be minimised. */
  OR_ASSIGNMENT("or-assignment"),

  /** Generalised assignment as OR-Library, Chu and Yagiura write it, costs to be minimised. */
  GAP_MIN("gap-min"),

  /** The same with profits to be maximised, as in OR-Library's files gap1 to gap12. */
  GAP_MAX("gap-max"),

  /** DIMACS {@code p asn}: an assignment problem with an arc for each allowed pair. */
  DIMACS_ASSIGNMENT("dimacs-assignment"),

  /** DIMACS {@code p min}, as far as it is an assignment or transportation problem; read only. */
  DIMACS_FLOW("dimacs-flow"),

  /** A cost matrix: a line for each expert, with commas, semicolons, tabs or blanks. */
  CSV("csv"),

  /** A mixed-integer programme as any solver reads it; written only. */
  MPS("mps");

  /** Pairs of an expert and a satellite that a readable file may list: two bytes are the least. */
  private static final int MOST_PAIRS = InputFile.LIMIT / 2;

  private static final Map<String, Format> BY_ID =
      Arrays.stream(values())
          .collect(
              Collectors.toMap(Format::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));

  private final String id;

  Format(String id) {
    this.id = id;
  }

  /** What it is called on a command line, for example {@code gap-max}. */
  public String id() {
    return id;
  }

  /** The names of all formats. */
  public static List<String> ids() {
    return List.copyOf(BY_ID.keySet());
  }

  /**
   * The format of this name.
   *
   * @throws IllegalArgumentException with the names that there are
   */
  public static Format named(String id) {
    if (!BY_ID.containsKey(id)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "format \"%s\" does not exist; there are %s",
              Glimpse.shortened(id),
              Names.listed(id, BY_ID.keySet())));
    }
    return BY_ID.get(id);
  }

  /**
   * Whether a file looks like an assignment instance of any format, damaged perhaps; other content
   * of this project does not, nor do loads, prose, or what cannot be read.
   */
  public static boolean isInstance(Path file) {
    try {
      return switch (Kind.of(InputFile.read(file))) {
        case ASSIGNMENT, NUMBERS, DIMACS_ASSIGNMENT, DIMACS_FLOW, COSTS -> true;
        case JSON,
            TOPOLOGY,
            NETWORK_TABLE,
            TABLE,
            TRACE,
            MAP,
            REQUESTS,
            LINKS,
            STATIONS,
            TLE,
            OMM,
            OTHER ->
            false;
      };
    } catch (InstanceFormatException e) {
      return false;
    }
  }

  /**
   * The format of a file, by content.
   *
   * @throws InstanceFormatException when it cannot be read, or is no assignment instance
   */
  public static Format of(Path file) {
    return of(InputFile.read(file));
  }

  /**
   * The format of a file, by content. Only whether a GAP is to be minimised or maximised is not in
   * the file: files of several problems are taken for OR-Library's, which are to be maximised but
   * for those of Chu and Beasley's types A to E.
   */
  static Format of(InputFile file) {
    return switch (Kind.of(file)) {
      case ASSIGNMENT, JSON -> SPACEMOE;
      case NUMBERS -> ofNumbers(file);
      case DIMACS_ASSIGNMENT -> DIMACS_ASSIGNMENT;
      case DIMACS_FLOW -> DIMACS_FLOW;
      case COSTS -> CSV;
      case TABLE, TRACE, MAP, REQUESTS, LINKS, STATIONS, TLE, OMM, TOPOLOGY, NETWORK_TABLE ->
          throw noInstance(file, Kind.of(file));
      case OTHER -> throw unknown(file);
    };
  }

  private static Format ofNumbers(InputFile file) {
    return switch (NumberText.of(file)) {
      case LINES -> CSV;
      case SQUARE -> OR_ASSIGNMENT;
      case ONE_GAP -> GAP_MIN;
      case SEVERAL_GAPS ->
          file.problemName().matches("(?i)gap[a-e]([^a-z].*)?") ? GAP_MIN : GAP_MAX;
    };
  }

  /** That a file is nothing that can be read, not even text perhaps. */
  public static InstanceFormatException unknown(InputFile file) {
    if (file.firstLine().indexOf('\ufffd') >= 0) {
      file.requireText();
    }
    return new InstanceFormatException(
        file.name(),
        "",
        String.format(
            Locale.ROOT,
            "begins with %s, which is none of the formats that can be read",
            Glimpse.of(file.firstLine())));
  }

  private static InstanceFormatException noInstance(InputFile file, Kind kind) {
    return new InstanceFormatException(
        file.name(),
        "",
        String.format(
            Locale.ROOT,
            "looks like %s; expected an assignment instance.%nMaybe say its format: %s",
            kind.words(),
            String.join(", ", ids())));
  }

  /**
   * The format that a name to be written asks for, by its ending: {@code .json}, {@code .csv},
   * {@code .asn} or {@code .mps}, also with {@code .gz}; empty for others.
   */
  public static Optional<Format> forName(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    Map<String, Format> endings =
        Map.of(".json", SPACEMOE, ".csv", CSV, ".asn", DIMACS_ASSIGNMENT, ".mps", MPS);
    return endings.entrySet().stream()
        .filter(ending -> name.endsWith(ending.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** How many problems a file of this format holds. */
  int problems(InputFile file) {
    return this == GAP_MIN || this == GAP_MAX ? GapFile.problems(file).orElse(1) : 1;
  }

  /** Reads a file of this format. */
  AssignmentFile read(InputFile file, Part part, Reading reading) {
    if (this == GAP_MIN || this == GAP_MAX) {
      return GapFile.read(file, part, this == GAP_MAX, reading.factor());
    }
    if (this == MPS) {
      throw new InstanceFormatException(
          file.name(), "", "cannot be read as mps, which is only written");
    }
    part.number(file, 1);
    return switch (this) {
      case OR_ASSIGNMENT -> SquareFile.read(file, reading.factor());
      case DIMACS_ASSIGNMENT -> DimacsFile.readAssignment(file, reading);
      case DIMACS_FLOW -> DimacsFile.readFlow(file, reading);
      case CSV -> CostTable.read(file, reading);
      default -> JsonFile.read(file, AssignmentFile.FORMAT, AssignmentReader::read);
    };
  }

  /** The text of a file of this format. */
  byte[] text(AssignmentFile file) {
    Optional<String> obstacle = obstacle(file);
    if (obstacle.isPresent()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s cannot be written as %s: %s.%nMaybe write it as spacemoe, which holds everything",
              file.problem().name(),
              id,
              obstacle.get()));
    }
    return switch (this) {
      case SPACEMOE -> JsonText.of(json -> AssignmentWriter.write(file, json));
      case OR_ASSIGNMENT -> SquareFile.text(file);
      case GAP_MIN, GAP_MAX -> GapFile.text(file);
      case DIMACS_ASSIGNMENT -> DimacsFile.text(file);
      case CSV -> CostTable.text(file);
      case MPS -> MpsFile.text(file);
      case DIMACS_FLOW -> throw new IllegalStateException("has an obstacle");
    };
  }

  /** Why this format cannot hold a problem. */
  private Optional<String> obstacle(AssignmentFile file) {
    PlacementProblem problem = file.problem();
    boolean memory = problem.capacity() instanceof Capacity.Memory;
    boolean gap = this == GAP_MIN || this == GAP_MAX;
    if (this == SPACEMOE) {
      return Optional.empty();
    }
    if (this == DIMACS_FLOW) {
      return Optional.of("flows are only read");
    }
    double pairs = (double) problem.experts() * problem.satellites();
    if (pairs > MOST_PAIRS) {
      return Optional.of(
          String.format(Locale.ROOT, "its %.0f pairs are more than can be read again", pairs));
    }
    if (this == MPS) {
      return pairs > MpsFile.MOST_PAIRS
          ? Optional.of(
              String.format(
                  Locale.ROOT,
                  "its %.0f pairs would be columns; allowed: %,d",
                  pairs,
                  MpsFile.MOST_PAIRS))
          : Optional.empty();
    }
    if (file.objective().maximised() != (this == GAP_MAX)) {
      boolean maximised = file.objective().maximised();
      return Optional.of("its values are to be " + (maximised ? "maximised" : "minimised"));
    }
    if (memory != gap || problem.capacity() instanceof Capacity.Slots) {
      return Optional.of(gap ? "it needs memory capacities" : "it needs one expert per satellite");
    }
    if (!problem.forbidden().isEmpty() && (gap || this == OR_ASSIGNMENT)) {
      return Optional.of("there are forbidden pairs");
    }
    if (this == OR_ASSIGNMENT && problem.experts() != problem.satellites()) {
      return Optional.of("it needs as many satellites as experts");
    }
    return gap && Math.min(problem.experts(), problem.satellites()) == 0
        ? Optional.of("it needs an expert and a satellite")
        : Optional.empty();
  }
}

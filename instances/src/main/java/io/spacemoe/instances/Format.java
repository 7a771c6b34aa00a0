package io.spacemoe.instances;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A format of assignment instances that can be read; {@link #of} tells them apart by content. */
public enum Format {
  /** This project's own JSON, {@code .assignment.json}. */
  SPACEMOE("spacemoe"),

  /** OR-Library: n, then n x n costs to be minimised. */
  OR_ASSIGNMENT("or-assignment"),

  /** Generalised assignment as OR-Library, Chu and Yagiura write it, costs to be minimised. */
  GAP_MIN("gap-min"),

  /** The same with profits to be maximised, as in OR-Library's files gap1 to gap12. */
  GAP_MAX("gap-max");

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
          "format \"%s\" does not exist; there are %s"
              .formatted(JsonTree.shortened(id), Names.listed(id, BY_ID.keySet())));
    }
    return BY_ID.get(id);
  }

  /**
   * The format of a file, by content. Only whether a GAP is to be minimised or maximised is not in
   * the file: files of several problems are taken for OR-Library's, which are to be maximised but
   * for those of Chu and Beasley's types A to E.
   */
  static Format of(InputFile file) {
    byte first = file.firstCharacter();
    if (first != '-' && (first < '0' || first > '9')) {
      return SPACEMOE;
    }
    return switch (NumberText.of(file)) {
      case SQUARE -> OR_ASSIGNMENT;
      case ONE_GAP -> GAP_MIN;
      case SEVERAL_GAPS ->
          file.problemName().matches("(?i)gap[a-e]([^a-z].*)?") ? GAP_MIN : GAP_MAX;
    };
  }

  /** How many problems a file of this format holds. */
  int problems(InputFile file) {
    return this == GAP_MIN || this == GAP_MAX ? GapFile.problems(file).orElse(1) : 1;
  }

  /** Reads a file of this format. */
  AssignmentFile read(InputFile file, Part part) {
    return switch (this) {
      case SPACEMOE -> {
        part.number(file, 1);
        yield JsonFile.read(file, AssignmentFile.FORMAT, AssignmentReader::read);
      }
      case OR_ASSIGNMENT -> {
        part.number(file, 1);
        yield SquareFile.read(file);
      }
      case GAP_MIN, GAP_MAX -> GapFile.read(file, part, this == GAP_MAX);
    };
  }
}

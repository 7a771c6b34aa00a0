package io.spacemoe.instances.assignment;

import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Scale;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a reader is told about a file of an instance, beyond its content.
 *
 * @param format the file's format; without it, the content tells
 * @param header whether the first line of a cost matrix in CSV is a header; without it, the content
 *     tells, and a first line that can be both is refused
 * @param scale what the file's numbers are multiplied by to become whole; without it, they must be
 * @param maximised whether the greatest value is asked for, in a format that does not say
 * @param kind what else the file is, one of {@link Kind#TOLD}
 */
public record Reading(
    Optional<Format> format,
    Optional<Boolean> header,
    Optional<Scale> scale,
    boolean maximised,
    Optional<Kind> kind) {
  /** Nothing is told: the content must leave no question. */
  public static final Reading BY_CONTENT =
      new Reading(Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.empty());

  /** Formats that do not say whether the least or the greatest value is asked for. */
  private static final Set<Format> WITHOUT_SENSE =
      EnumSet.of(Format.CSV, Format.DIMACS_ASSIGNMENT, Format.DIMACS_FLOW);

  /** What a journal of an earlier version does not name was not told. */
  public Reading {
    scale = scale == null ? Optional.empty() : scale;
    kind = kind == null ? Optional.empty() : kind;
  }

  /** A file of this format. */
  public static Reading as(Format format) {
    return new Reading(
        Optional.of(format), Optional.empty(), Optional.empty(), false, Optional.empty());
  }

  /** A table, a trace or a map. */
  public static Reading as(Kind kind) {
    return new Reading(
        Optional.empty(), Optional.empty(), Optional.empty(), false, Optional.of(kind));
  }

  /** The same with or without a header. */
  public Reading withHeader(boolean present) {
    return new Reading(format, Optional.of(present), scale, maximised, kind);
  }

  /** The same with numbers that are multiplied by a scale. */
  public Reading withScale(long factor) {
    return new Reading(format, header, Optional.of(new Scale(factor)), maximised, kind);
  }

  /** The same with the greatest value asked for. */
  public Reading withMaximum() {
    return new Reading(format, header, scale, true, kind);
  }

  /** Whether more is told than a format, so that there are files to which it does not apply. */
  public boolean tellsMoreThanFormat() {
    return !withoutFormat().equals(BY_CONTENT);
  }

  private Reading withoutFormat() {
    return new Reading(Optional.empty(), header, scale, maximised, kind);
  }

  /** What to multiply numbers by. */
  Scale factor() {
    return scale.orElse(Scale.ONE);
  }

  /**
   * The format of a file, told or seen; refuses what is told and says nothing about such a file.
   */
  Format formatOf(InputFile file) {
    kind.ifPresent(
        other ->
            refuse(file, "is asked for as an instance", "--format " + other.id(), "other files"));
    Format found = format.orElseGet(() -> Format.of(file));
    String what = "is of the format " + found.id();
    if (found != Format.CSV) {
      refuseHeader(file, what);
    }
    if (found == Format.SPACEMOE) {
      refuseScale(file, what);
    }
    if (!WITHOUT_SENSE.contains(found)) {
      refuseMaximum(file, what);
    }
    return found;
  }

  /** Refuses what is told where the file is no instance. */
  public void requireNoneOfAnInstance(InputFile file) {
    String what = "holds no assignment instance";
    refuseHeader(file, what);
    refuseScale(file, what);
    refuseMaximum(file, what);
  }

  private void refuseHeader(InputFile file, String what) {
    header.ifPresent(
        present ->
            refuse(file, what, present ? "--header" : "--no-header", "cost matrices in CSV"));
  }

  private void refuseScale(InputFile file, String what) {
    scale.ifPresent(factor -> refuse(file, what, "--scale", "instances of other projects"));
  }

  private void refuseMaximum(InputFile file, String what) {
    if (maximised) {
      refuse(file, what, "--maximise", "cost matrices in CSV and networks of DIMACS");
    }
  }

  private static void refuse(InputFile file, String what, String option, String where) {
    throw new InstanceFormatException(
        file.name(),
        "",
        String.format(
            Locale.ROOT,
            "%s, so that %s does not apply; it is for %s.%nMaybe leave it out",
            what,
            option,
            where));
  }

  /** Refuses everything that is told about what needs no telling. */
  void requireNothingTold(String name) {
    if (!equals(BY_CONTENT)) {
      throw new InstanceFormatException(
          name,
          "",
          String.format(
              Locale.ROOT,
              "is bundled, so that %s does not apply.%nMaybe leave it out",
              options()));
    }
  }

  /** What was told, as it is written on a command line; empty when nothing was. */
  public String options() {
    return (format.map(f -> "--format " + f.id()).orElse("")
            + kind.map(k -> "--format " + k.id()).orElse("")
            + header.map(present -> present ? " --header" : " --no-header").orElse("")
            + scale.map(s -> String.format(Locale.ROOT, " --scale %d", s.factor())).orElse("")
            + (maximised ? " --maximise" : ""))
        .strip();
  }
}

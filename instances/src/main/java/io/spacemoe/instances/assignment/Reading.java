package io.spacemoe.instances.assignment;

import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reader is told about a file of an instance, beyond its content.
 *
 * @param format the file's format; without it, the content tells
 * @param header whether the first line of a cost matrix in CSV is a header; without it, the content
 *     tells, and a first line that can be both is refused
 */
public record Reading(Optional<Format> format, Optional<Boolean> header) {
  /** Nothing is told: the content must leave no question. */
  public static final Reading BY_CONTENT = new Reading(Optional.empty(), Optional.empty());

  /** A file of this format. */
  public static Reading as(Format format) {
    return new Reading(Optional.of(format), Optional.empty());
  }

  /** The same with or without a header. */
  public Reading withHeader(boolean present) {
    return new Reading(format, Optional.of(present));
  }

  /** The format of a file, told or seen; refuses a header for what is no cost matrix in CSV. */
  Format formatOf(InputFile file) {
    Format found = format.orElseGet(() -> Format.of(file));
    requireHeaderApplies(file, found == Format.CSV, "is of the format " + found.id());
    return found;
  }

  /** Refuses {@code --header} and {@code --no-header} where they say nothing. */
  public void requireHeaderApplies(InputFile file, boolean applies, String what) {
    if (header.isPresent() && !applies) {
      throw new InstanceFormatException(
          file.name(),
          "",
          String.format(
              Locale.ROOT,
              "%s, so that %s does not apply; it is for cost matrices in CSV.%nMaybe leave it out",
              what,
              header.get() ? "--header" : "--no-header"));
    }
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
            + header.map(present -> present ? " --header" : " --no-header").orElse(""))
        .strip();
  }
}

package io.spacemoe.instances.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * A file, and perhaps which of the things in it is meant: {@code gap1.txt#3}.
 *
 * @param path the file
 * @param name what stands after the last {@code #}
 */
public record Part(String path, Optional<String> name) {
  /** Takes a text apart, unless there is a file of that very name. */
  public static Part of(String text) {
    int mark = text.lastIndexOf('#');
    return mark <= 0 || isFile(text)
        ? new Part(text, Optional.empty())
        : new Part(text.substring(0, mark), Optional.of(text.substring(mark + 1)));
  }

  /** What tells the hash of one problem from those of the others in its file. */
  public byte[] mark() {
    return "#".concat(name.orElse("")).getBytes(StandardCharsets.UTF_8);
  }

  private static boolean isFile(String text) {
    try {
      return Files.exists(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Which problem of so many is meant, from 1. */
  public int number(InputFile file, int problems) {
    if (name.isEmpty()) {
      if (problems == 1) {
        return 1;
      }
      throw new InstanceFormatException(
          file.name(),
          "",
          String.format(
              Locale.ROOT,
              "holds %d problems; expected the name of one, %s#1 to %s#%d",
              problems,
              path,
              path,
              problems));
    }
    for (int number = 1; number <= problems; number++) {
      if (name.get().equals(Integer.toString(number))) {
        return number;
      }
    }
    throw new InstanceFormatException(
        file.name(),
        "",
        "has no problem #%s; allowed: %s"
            .formatted(Glimpse.shortened(name.get()), problems == 1 ? "#1" : "#1 to #" + problems));
  }
}

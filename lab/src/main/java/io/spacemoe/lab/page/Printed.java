package io.spacemoe.lab.page;

import io.spacemoe.instances.json.FormatKey;
import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import java.nio.file.Path;
import java.util.Optional;

/** What a command of this program has printed as JSON. */
final class Printed {
  private Printed() {}

  /**
   * Reads a file, and refuses another one that is easily taken for it.
   *
   * @param key what the root object of such a file has
   * @param command what prints it
   * @throws InstanceFormatException naming the file and the command
   */
  static InputFile file(Path path, String key, String command) {
    InputFile file = InputFile.read(path);
    boolean there = JsonFile.readObject(file, key::equals, root -> root.has(key));
    if (!there) {
      boolean placement = FormatKey.of(file).equals(Optional.of(LayoutFile.FORMAT));
      throw new InstanceFormatException(
          file.name(),
          "",
          "%s; expected what `spacemoe %s --json` prints"
              .formatted(placement ? "is a placement" : "has no " + key, command));
    }
    return file;
  }
}

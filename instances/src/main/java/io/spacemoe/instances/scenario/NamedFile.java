package io.spacemoe.instances.scenario;

import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.text.Bundled;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.function.Supplier;

/** A file that another one names at a key; where it cannot be opened, the message names both. */
final class NamedFile {
  private NamedFile() {}

  /** The file of a key, named relative to the folder of the one that names it. */
  static InputFile beside(InputFile file, JsonObject json, String key) {
    return opened(json.path(key), json.text(key), file);
  }

  /** The same by its name alone, which may be a part of what the key says. */
  static InputFile opened(String path, String name, InputFile file) {
    return opened(path, () -> file.beside(name));
  }

  /** The file of a key, or the bundled one where there is none of this name. */
  static InputFile besideOrBundled(InputFile file, JsonObject json, String key, Bundled bundled) {
    String name = json.text(key);
    return file.isBeside(name)
        ? beside(file, json, key)
        : opened(json.path(key), () -> bundled.named(name));
  }

  private static InputFile opened(String path, Supplier<InputFile> file) {
    try {
      return file.get();
    } catch (InstanceFormatException e) {
      throw new InvalidValueException(path, "names %s, which %s".formatted(e.file(), e.problem()));
    }
  }
}

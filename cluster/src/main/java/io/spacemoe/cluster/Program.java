package io.spacemoe.cluster;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The jar that this program runs from. */
final class Program {
  private Program() {}

  /** Where it is on this machine. */
  static Path jar() {
    try {
      return Path.of(Program.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.spacemoe.instances.text;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Where a file comes from, and what is beside it there. */
sealed interface Origin {
  /** A file of the system. */
  record Disk() implements Origin {
    @Override
    public InputFile beside(String name, String other) {
      return InputFile.read(path(name, other));
    }

    @Override
    public byte[] bytesBeside(String name, String other) {
      return InputFile.bytes(path(name, other));
    }

    private static Path path(String name, String other) {
      try {
        return Path.of(name).resolveSibling(other);
      } catch (InvalidPathException e) {
        throw new InstanceFormatException(
            Glimpse.described(other), "", "is no name that a file can have");
      }
    }

    @Override
    public boolean isBeside(String name, String other) {
      try {
        Path file = Path.of(name).resolveSibling(other);
        return Files.exists(file) && !Files.isDirectory(file);
      } catch (InvalidPathException e) {
        return false;
      }
    }
  }

  /** A file that comes with the program. */
  record Module() implements Origin {
    /** Where the bundled files are on the class path. */
    static final String RESOURCES = "/io/spacemoe/instances/";

    @Override
    public InputFile beside(String name, String other) {
      return InputFile.readBundled(folder(name) + other);
    }

    @Override
    public byte[] bytesBeside(String name, String other) {
      throw new InstanceFormatException(name, "", "comes with the program, without proofs");
    }

    @Override
    public boolean isBeside(String name, String other) {
      return InputFile.class.getResource(RESOURCES + folder(name) + other) != null;
    }

    private static String folder(String name) {
      return name.substring(0, name.lastIndexOf('/') + 1);
    }
  }

  /**
   * A content that came from elsewhere, with others.
   *
   * @param contents the others by their names
   */
  record Memory(Map<String, byte[]> contents) implements Origin {
    @Override
    public InputFile beside(String name, String other) {
      if (!isBeside(name, other)) {
        throw new InstanceFormatException(other, "", "did not come with " + name);
      }
      return InputFile.of(other, contents.get(other), this);
    }

    @Override
    public byte[] bytesBeside(String name, String other) {
      if (!isBeside(name, other)) {
        throw new InstanceFormatException(other, "", "did not come with " + name);
      }
      return contents.get(other);
    }

    @Override
    public boolean isBeside(String name, String other) {
      return contents.containsKey(other);
    }
  }

  /** Reads another file, named relative to the folder of the one of this name. */
  InputFile beside(String name, String other);

  /** The bytes of another file, compressed or not. */
  byte[] bytesBeside(String name, String other);

  /** Whether there is one. */
  boolean isBeside(String name, String other);
}

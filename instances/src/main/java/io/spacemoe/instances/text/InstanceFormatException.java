package io.spacemoe.instances.text;

/**
 * A file that cannot be read as what it claims to be. The message names the file, the place in it,
 * what was found there and what was expected.
 */
public final class InstanceFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final String place;
  private final String problem;

  /**
   * Something wrong with a place in a file.
   *
   * @param file the file, as the caller named it
   * @param place a JSON path or a line, with line and column where they are known; empty when it is
   *     the file as a whole
   * @param problem what was found and what was expected, to be read after the place
   */
  public InstanceFormatException(String file, String place, String problem) {
    super(place.isEmpty() ? file + " " + problem : "%s: %s %s".formatted(file, place, problem));
    this.file = file;
    this.place = place;
    this.problem = problem;
  }

  /** The file, as the caller named it. */
  public String file() {
    return file;
  }

  /** The place in the file: a JSON path or a line; empty when it is the file as a whole. */
  public String place() {
    return place;
  }

  /** What was found and what was expected, to be read after the place. */
  public String problem() {
    return problem;
  }
}

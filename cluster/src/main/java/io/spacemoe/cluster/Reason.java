package io.spacemoe.cluster;

/** Why Spark failed, in a line. */
final class Reason {
  private Reason() {}

  /**
   * The first line of the innermost cause that says something; what follows it in Spark's messages
   * are stack traces.
   */
  static String of(Throwable failure) {
    String said = failure.toString();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at.getMessage() != null && !at.getMessage().isBlank()) {
        said = at.getMessage();
      }
    }
    return said.strip().lines().findFirst().orElse("").strip();
  }
}

package io.spacemoe.lab.batch;

/** A batch that cannot begin as it was asked for; the message says the way out. */
public final class BatchRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param message why, and the way out
   */
  public BatchRefusedException(String message) {
    super(message);
  }
}

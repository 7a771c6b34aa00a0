package io.spacemoe.solver;

/** An engine broke its contract or its backend returned something odd. */
public final class SolverFailureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says which engine did what.
   *
   * @param message which engine did what
   */
  public SolverFailureException(String message) {
    super(message);
  }

  /**
   * Says which engine did what, and what it threw.
   *
   * @param message which engine did what
   * @param cause what was thrown
   */
  public SolverFailureException(String message, Throwable cause) {
    super(message, cause);
  }
}

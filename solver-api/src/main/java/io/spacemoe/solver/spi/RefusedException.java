package io.spacemoe.solver.spi;

/** An engine declines a problem whose numbers it could not treat exactly; it tried nothing. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is out of which range.
   *
   * @param why names the value and the allowed range
   */
  public RefusedException(String why) {
    super(why);
  }
}

package io.spacemoe.cli.option;

/** The command line asks for something that cannot be meant. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UsageException(String message) {
    super(message);
  }
}

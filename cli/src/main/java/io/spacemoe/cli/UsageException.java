package io.spacemoe.cli;

/** The command line asks for something that cannot be meant. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}

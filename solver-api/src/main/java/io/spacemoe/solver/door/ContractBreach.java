package io.spacemoe.solver.door;

/** What an engine did that it must not do. */
final class ContractBreach extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContractBreach(String message) {
    super(message);
  }
}

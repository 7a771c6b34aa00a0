package io.spacemoe.solver.spi;

import io.spacemoe.solver.Capability;
import java.util.Optional;
import java.util.Set;

/**
 * What every engine says of itself, whichever kind of problem it solves. Engines are found by
 * {@link java.util.ServiceLoader} and asked only through {@link io.spacemoe.solver.door}, which
 * checks everything before and after; so an engine may trust its arguments. Constructing one loads
 * nothing. It holds no state between solves, and solves may run at the same time.
 */
public interface Engine {

  /**
   * {@return a stable name of lower-case letters, digits and hyphens, unique among engines for its
   * kind of problem}
   */
  String id();

  /** {@return one line for people: the method, and the library behind it} */
  String description();

  /** {@return what it can do; the same set at every call} */
  Set<Capability> capabilities();

  /**
   * {@return why this engine cannot run here, for example because there is no native library for
   * this platform; empty when it can} The first call may load native code. Never throws.
   */
  default Optional<String> unavailableBecause() {
    return Optional.empty();
  }
}

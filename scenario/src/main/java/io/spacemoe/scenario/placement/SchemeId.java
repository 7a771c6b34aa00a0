package io.spacemoe.scenario.placement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The placement schemes (docs/model.md, section 7). */
public enum SchemeId {
  /** Gateways and experts anywhere, at random. */
  RAND_PLACE(true),
  /** Ring subnets; gateway and experts at random inside each. */
  RAND_INTRA(true),
  /** Ring subnets with central gateways; experts at random inside each. */
  RAND_INTRA_CG(true),
  /**
   * Ring subnets with central gateways; the satellites of least expected path latency, in random
   * order.
   */
  NEAREST_RANDOM_ORDER(true),
  /** Ring subnets with central gateways; experts by the assignment problem of each layer. */
  SPACEMOE(false),
  /** Gateways and experts of all layers compete for all satellites. */
  JOINT(false);

  private final boolean random;

  SchemeId(boolean random) {
    this.random = random;
  }

  /** Whether placements are drawn, so that several draws are averaged. */
  public boolean random() {
    return random;
  }

  /** The name in files and on the command line, for example {@code rand-intra-cg}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The scheme with this name. */
  public static Optional<SchemeId> named(String id) {
    return Arrays.stream(values()).filter(scheme -> scheme.id().equals(id)).findFirst();
  }
}

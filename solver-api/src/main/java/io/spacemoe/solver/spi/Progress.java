package io.spacemoe.solver.spi;

import io.spacemoe.solver.Placement;

/** Where an engine reports what it finds while it works; the door evaluates and times it. */
public interface Progress {
  /** Hears nothing. */
  Progress NONE =
      new Progress() {
        @Override
        public void placement(Placement placement) {}

        @Override
        public void bound(long bound) {}
      };

  /**
   * A feasible placement, better than those before.
   *
   * @param placement complete and feasible
   */
  void placement(Placement placement);

  /**
   * A lower bound on every placement's cost, better than those before.
   *
   * @param bound in cost units
   */
  void bound(long bound);
}

package io.spacemoe.heuristic.optaplanner;

import org.optaplanner.core.api.score.buildin.hardsoftlong.HardSoftLongScore;

/** The score of a seating plan, kept up to date while experts leave satellites and settle. */
interface Scorer {

  /** An expert that is nowhere settles on a satellite. */
  void settle(int expert, int satellite);

  /** An expert leaves its satellite. */
  void leave(int expert);

  /** Hard: room demanded beyond what there is, negative. Soft: the negative cost. */
  HardSoftLongScore score();
}

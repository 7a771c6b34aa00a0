package io.spacemoe.solver.door;

import io.spacemoe.solver.Termination;
import io.spacemoe.solver.spi.Answer;

/** Two engines of one name. */
public final class Twins {
  private Twins() {}

  private static class Twin extends Scripted {
    Twin() {
      super((stop, progress) -> Answer.noSolution(Termination.Limit.OTHER));
    }

    @Override
    public String id() {
      return "twin";
    }
  }

  /** The mortal one. */
  public static final class Castor extends Twin {
    /** Loads nothing. */
    public Castor() {}
  }

  /** The immortal one. */
  public static final class Pollux extends Twin {
    /** Loads nothing. */
    public Pollux() {}
  }
}

package io.spacemoe.lab.batch;

/** Hears how a batch gets on, from any thread, one call at a time. */
public interface BatchListener {
  /** Hears nothing. */
  BatchListener NONE =
      new BatchListener() {
        @Override
        public void begins(int ended, int runs) {}

        @Override
        public void ended(RunRecord record) {}
      };

  /**
   * The batch begins, or goes on.
   *
   * @param ended how many runs have ended before
   * @param runs how many there are
   */
  void begins(int ended, int runs);

  /**
   * An instance is not what its runs have read, which are therefore due again.
   *
   * @param instance its path as the batch names it
   */
  default void changed(String instance) {}

  /**
   * A run has ended, and the journal says so.
   *
   * @param record the run
   */
  void ended(RunRecord record);
}

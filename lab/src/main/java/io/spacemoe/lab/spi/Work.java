package io.spacemoe.lab.spi;

import java.nio.file.Path;
import java.util.List;

/** The items of a study that are to be done. Safe for use by any number of threads. */
public interface Work {
  /** {@return how many groups of {@link #next} there are at most} */
  int groups();

  /**
   * {@return the next items, none when there are no more or the study was cancelled} Items of a
   * group share what is prepared first, such as the snapshots of a scenario: one worker that does
   * them one after the other, in this order, prepares it once. They may be parted.
   */
  List<Item> next();

  /** {@return the folder of the study on this machine, where an executor may leave log files} */
  Path folder();
}

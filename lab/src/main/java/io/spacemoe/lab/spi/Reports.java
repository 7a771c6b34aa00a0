package io.spacemoe.lab.spi;

import io.spacemoe.lab.run.Result;

/**
 * Hears what becomes of items, from any thread, and writes it into the journal at once. Does not
 * throw: when the journal cannot be written, the work is cancelled.
 */
public interface Reports {
  /**
   * An item begins in a process that may end with the study's own. On another machine there is no
   * need to say so.
   *
   * @param item the item
   */
  void begins(Item item);

  /**
   * A process that an item had to itself died in it.
   *
   * @param item the item
   * @param how what is known of it
   */
  void died(Item item, String how);

  /**
   * An item was given up because of the cancellation.
   *
   * @param item the item
   */
  void cancelled(Item item);

  /**
   * An item has ended. Of a second report on an item nothing is kept.
   *
   * @param item the item
   * @param result what came out
   */
  void ended(Item item, Result result);
}

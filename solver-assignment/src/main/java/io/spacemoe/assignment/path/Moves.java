package io.spacemoe.assignment.path;

/** Where experts may sit and at what cost: the edges of a {@link PathSearch}. */
public interface Moves {

  /**
   * Offers the search every satellite that an expert may move to; those that cannot be on a
   * shortest path may be left out.
   *
   * @param base what a satellite of cost and rent 0 would be away
   */
  void offer(int expert, long base, PathSearch search);

  /**
   * The same for a placed expert.
   *
   * @param atHome the distance of where it sits, but for the rent
   */
  void offerTenant(int expert, long atHome, PathSearch search);

  /**
   * Hears that an expert was moved.
   *
   * @param at what the move was called when it was offered
   */
  void moved(int expert, int at);

  /** Hears that all experts of a path have moved. */
  void settled();
}

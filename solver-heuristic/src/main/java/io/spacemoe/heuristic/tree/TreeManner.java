package io.spacemoe.heuristic.tree;

/** How a {@link LagrangianTree} climbs and branches. */
enum TreeManner {
  /**
   * To find placements soon. Its sharpness was 3 before pairs were closed at every step; both
   * together took GAP file d10400 from half an hour without its optimum to minutes.
   */
  LOOKING(0.7, 3, 10),

  /**
   * To have searched the tree soon: the work of trees for type E with 20 satellites, 3 to 5 above
   * the bound of the root, is a third to a tenth of the other manner's.
   */
  PROVING(0.5, 10, 20);

  /** How much of the last direction goes on in a step. */
  final double smoothing;

  /** After so many steps without gain the level is halved. */
  final int patience;

  /**
   * In the choice of an expert to branch on, a pair weighs e to the power of -sharpness (score -
   * bound) / (cost looked for - bound).
   */
  final double sharpness;

  TreeManner(double smoothing, int patience, double sharpness) {
    this.smoothing = smoothing;
    this.patience = patience;
    this.sharpness = sharpness;
  }
}

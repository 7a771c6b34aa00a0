package io.spacemoe.solver.proof;

import java.util.OptionalLong;

/**
 * What a tree was found to prove.
 *
 * @param bound no placement costs less, in cost units; empty: there is no placement
 * @param nodes nodes of the tree
 * @param leaves leaves of the tree
 */
public record TreeCheck(OptionalLong bound, long nodes, long leaves) {}

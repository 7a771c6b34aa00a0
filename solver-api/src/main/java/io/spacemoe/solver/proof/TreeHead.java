package io.spacemoe.solver.proof;

/**
 * What a tree says of itself before its nodes.
 *
 * @param target no placement costs less, in cost units, at least 0
 * @param infeasible whether the target is beyond the cost of any placement, so that there is none
 * @param scale amounts in the tree are in 1/scale of the cost unit, at least 1
 * @param grain offers are multiples of so many of these, at least 1
 * @param unit what room is counted in, at least 1; demands are rounded down to whole units
 */
public record TreeHead(long target, boolean infeasible, long scale, long grain, long unit) {}

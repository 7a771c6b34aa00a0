/**
 * The tree: branch and bound over expert and satellite, bounded by one knapsack per satellite. What
 * is public is so for the sibling packages; not API.
 */
package io.spacemoe.heuristic.tree;

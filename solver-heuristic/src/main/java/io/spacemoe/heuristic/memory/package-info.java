/**
 * Memory: the local search engine, and simulated annealing on satellites with limited memory, that
 * also runs the tree and the meet in the middle. The engine is the only API; what else is public is
 * so for the sibling packages.
 */
package io.spacemoe.heuristic.memory;

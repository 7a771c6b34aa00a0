/**
 * Memory: the local search engine, and simulated annealing on satellites with limited memory, that
 * also runs the tree and the meet in the middle. Public but for the engine: only what the sibling
 * packages call; not API.
 */
package io.spacemoe.heuristic.memory;

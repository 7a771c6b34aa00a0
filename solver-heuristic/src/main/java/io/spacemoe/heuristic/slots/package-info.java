/**
 * Slots: the closed form for one layer, and local search by moves, swaps and shortest cycles of
 * exchange. The engine is the only API; what else is public is so for the sibling packages.
 */
package io.spacemoe.heuristic.slots;

/**
 * Slots: the closed form for one layer, and local search by moves, swaps and shortest cycles of
 * exchange. Public but for the engine: only what the sibling packages call; not API.
 */
package io.spacemoe.heuristic.slots;

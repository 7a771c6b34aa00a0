package io.spacemoe.solver;

import java.util.OptionalLong;

/**
 * A point of an anytime engine's trace: what was known after some time.
 *
 * @param seconds wall-clock seconds since the solve began
 * @param cost cost of the best placement so far, as the door evaluated it
 * @param bound best lower bound that the engine claims so far
 */
public record Incumbent(double seconds, OptionalLong cost, OptionalLong bound) {}

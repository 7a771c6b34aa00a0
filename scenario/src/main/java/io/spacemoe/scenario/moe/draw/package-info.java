/**
 * Activated sets of experts, drawn one by one or counted for many tokens at once. {@link
 * io.spacemoe.scenario.moe.draw.OddsSampler} and {@link io.spacemoe.scenario.moe.draw.RaceSampler}
 * are public for package {@code moe} only.
 */
package io.spacemoe.scenario.moe.draw;

/**
 * A layout under load: how many tokens a second it can give, and what limits it. {@link
 * io.spacemoe.scenario.operations.Routes}, {@link io.spacemoe.scenario.operations.WorkTimes} and
 * {@link io.spacemoe.scenario.operations.DirectedLinks} are public for package {@code simulation}
 * only.
 */
package io.spacemoe.scenario.operations;

/** A layout under load: how many tokens a second it can give, and a simulator of its queues. */
package io.spacemoe.scenario.operations;

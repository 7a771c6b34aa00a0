/**
 * Problems that broke an engine and are no assignment: expected-max and joint problems as the door
 * keeps them for replay.
 *
 * <p>No class here is API: they are public for sibling packages only.
 */
package io.spacemoe.instances.replay;

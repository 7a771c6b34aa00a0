/** A layout under load, event by event: what waits in the queues of processors and links. */
package io.spacemoe.scenario.operations.simulation;

/**
 * Exact assignment where a cost is weight times latency within a layer: satellites are compared by
 * their lines of cost over weight. API is {@link io.spacemoe.assignment.layered.LayeredAssignment}
 * alone; what else is public is so for the sibling packages.
 */
package io.spacemoe.assignment.layered;

/**
 * Exact assignment where a cost is weight times latency within a layer: satellites are compared by
 * their lines of cost over weight. What is public is so for the sibling packages; not API.
 */
package io.spacemoe.assignment.layered;

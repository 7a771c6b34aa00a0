/**
 * Exact linear assignment in plain Java: minimum-cost placement of experts on satellites with
 * slots, by methods that use the structure of the costs, always with rents or a shortage as proof.
 */
package io.spacemoe.assignment;

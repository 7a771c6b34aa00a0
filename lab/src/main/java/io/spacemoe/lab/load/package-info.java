/**
 * Placements under load: their limits, simulations at several rates, and the tables and figures of
 * both.
 */
package io.spacemoe.lab.load;

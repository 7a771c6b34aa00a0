/**
 * Meet in the middle: a better placement found as the sum of two changes, each on one half of the
 * satellites. What is public is so for the sibling packages; not API.
 */
package io.spacemoe.heuristic.halves;

/**
 * Placements over time, studied: random failures with what an operator may do about them, and
 * re-placement along the orbit, with the tables and figures of both.
 */
package io.spacemoe.lab.replan;

/**
 * Placements over time: what failures take, its repair, and re-placement that pays for its bytes.
 */
package io.spacemoe.scenario.replan;

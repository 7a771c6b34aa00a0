/**
 * The engines on OptaPlanner, for all three kinds of problem. What is public but for the engines is
 * so because OptaPlanner reads it by reflection; not API.
 */
package io.spacemoe.heuristic.optaplanner;

/**
 * The engines on OptaPlanner, for all three kinds of problem. The engines are the only API; what
 * else is public is so because OptaPlanner reads it by reflection.
 */
package io.spacemoe.heuristic.optaplanner;

/**
 * Expected latency of the slowest expert: closed form by mean, local search and branch and bound.
 * The engines are the only API; what else is public is so for the sibling packages.
 */
package io.spacemoe.heuristic.expectedmax;

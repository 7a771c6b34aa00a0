/**
 * Expected latency of the slowest expert: closed form by mean, local search and branch and bound.
 * Public but for the engines: only what the sibling packages call; not API.
 */
package io.spacemoe.heuristic.expectedmax;

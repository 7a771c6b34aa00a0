/**
 * What every part of a scenario needs: refusing values by their place, streams of random numbers
 * from a seed, and threads that share one piece of work.
 */
package io.spacemoe.scenario.value;

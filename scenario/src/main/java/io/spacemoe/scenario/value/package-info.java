/**
 * What every part of a scenario needs: refusing values by their place, streams of random numbers
 * from a seed, and threads that share one piece of work.
 *
 * <p>API is {@code InvalidValueException}; the other classes are public for sibling packages only.
 */
package io.spacemoe.scenario.value;

/**
 * From a constellation and a Mixture-of-Experts model to a placement problem, and from a placement
 * to a token latency. {@link io.spacemoe.scenario.Scenario} is the whole input.
 */
package io.spacemoe.scenario;

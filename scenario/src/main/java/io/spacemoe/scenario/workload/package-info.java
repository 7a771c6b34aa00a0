/**
 * What is asked of satellites in operation, and the power that they have for it: requests and
 * sunlight.
 */
package io.spacemoe.scenario.workload;

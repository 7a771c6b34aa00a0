/**
 * Descent on the token latency itself: gateways and experts of a layout that move while it gains.
 */
package io.spacemoe.scenario.descent;

/**
 * Expected path latencies, and the token latency of a layout with its parts. {@link
 * io.spacemoe.scenario.latency.GatewayRows} is public for the sibling package operations only.
 */
package io.spacemoe.scenario.latency;

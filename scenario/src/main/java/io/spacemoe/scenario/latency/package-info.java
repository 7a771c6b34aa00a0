/** Expected path latencies, and the token latency of a layout with its parts. */
package io.spacemoe.scenario.latency;

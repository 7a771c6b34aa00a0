/** Copies of experts beside their primaries: where they better latency or throughput most. */
package io.spacemoe.scenario.copies;

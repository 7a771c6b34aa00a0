/** Satellites, links, snapshots and the least-latency paths between satellites. */
package io.spacemoe.scenario.sky;

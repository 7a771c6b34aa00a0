package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.placement.Layout;

/**
 * A placement on the curve of latency over bytes.
 *
 * @param layout where everything sits
 * @param moves how many experts have moved that were not lost
 * @param gatewayMoves how many gateways have moved that were not lost
 * @param gb what those weigh, in units of 10^9 bytes
 * @param expectedPathMs the sum of activation probability times expected path latency, in ms
 * @param latency the token latency
 * @param muMsPerGb what a GB costs when, for these gateways, no experts' places are better, in ms
 *     of expectedPathMs
 */
public record TradeOff(
    Layout layout,
    int moves,
    int gatewayMoves,
    double gb,
    double expectedPathMs,
    TokenLatency latency,
    double muMsPerGb) {}

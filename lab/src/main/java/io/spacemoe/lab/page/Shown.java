package io.spacemoe.lab.page;

import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.placement.Layout;

/**
 * A placement that a page shows.
 *
 * @param name what it is called, any text
 * @param layout where everything sits
 * @param latency how long a token takes with it
 */
public record Shown(String name, Layout layout, TokenLatency latency) {}

package io.spacemoe.lab.batch;

import io.spacemoe.lab.run.RunStatus;
import java.util.List;
import java.util.Map;

/**
 * How a batch stands: what its results say as a whole.
 *
 * @param runs how many runs the plan has
 * @param ended how many have ended
 * @param statuses how many ended how; without those that no run ended in
 * @param knownOptima how many of the runs with a placement have an instance with a known optimum
 * @param optimaMet how many of those cost no more than that
 * @param problems of the first runs that failed, which and why, a line each
 */
public record BatchSummary(
    int runs,
    int ended,
    Map<RunStatus, Integer> statuses,
    int knownOptima,
    int optimaMet,
    List<String> problems) {}

package io.spacemoe.lab.batch;

import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.run.Run;

/**
 * A run that ended: a row of the results.
 *
 * @param number number of the run in its plan, from 0
 * @param run what was run
 * @param outcome what came of it
 */
public record RunRecord(int number, Run run, Outcome outcome) {}

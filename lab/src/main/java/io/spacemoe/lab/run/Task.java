package io.spacemoe.lab.run;

import io.spacemoe.instances.assignment.Reading;

/**
 * A run with all that is needed to do it, also in another process.
 *
 * @param run what to run
 * @param folder absolute path that the instance's relative path starts at
 * @param limits what the run may use
 * @param reading what is told about the instance's file
 * @param solution where to write the solution file
 */
public record Task(Run run, String folder, RunLimits limits, Reading reading, String solution) {}

package io.spacemoe.lab.experiment;

/**
 * Something that the paper states or implies, beside what comes out here.
 *
 * @param statement what is claimed
 * @param source where it is claimed
 * @param ours what comes out here
 * @param holds whether ours agrees
 */
public record Trend(String statement, String source, String ours, boolean holds) {}

package io.spacemoe.scenario.operations;

/** Which of an expert's copies serves an activation (docs/model.md, section 10.6). */
public enum CopyChoice {
  /** The one with the least path latency in the snapshot. */
  NEAREST,
  /** A random one, as often as it should to balance the processors of the snapshot. */
  SHARES,
  /** The one with the least unfinished work and path latency together. */
  LEAST_WORK
}

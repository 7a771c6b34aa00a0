/** Engines compared: statistics over the runs of batches, and what they say in words. */
package io.spacemoe.lab.compare;

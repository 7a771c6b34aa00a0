/** The track: JMH benchmarks of checked answers, next to a baseline. */
package io.spacemoe.benchmarks;

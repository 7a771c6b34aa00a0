/**
 * Figures for papers: charts, each drawn once and written in several formats. {@code Figure},
 * {@code Label}, {@code PlainLogAxis} and {@code Style} are public for sibling packages only.
 */
package io.spacemoe.lab.figure;

/** Figures: each is drawn once and written as SVG and as PNG. */
package io.spacemoe.lab.report;

/** The Mixture-of-Experts model: sizes, work, and the laws by which experts are activated. */
package io.spacemoe.scenario.moe;

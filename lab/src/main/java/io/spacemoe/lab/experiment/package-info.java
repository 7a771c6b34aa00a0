/**
 * Experiments: schemes compared over the values of swept parameters, and the paper's among them.
 */
package io.spacemoe.lab.experiment;

/**
 * What the numbers of a problem are refused for when it is made. Public for the package beside it
 * only; the module does not export it.
 */
package io.spacemoe.solver.check;

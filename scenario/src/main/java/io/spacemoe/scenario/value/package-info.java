/** Values of scenarios: which are refused, naming their place, and what follows from seeds. */
package io.spacemoe.scenario.value;

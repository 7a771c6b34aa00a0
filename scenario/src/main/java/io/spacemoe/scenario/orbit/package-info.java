/** Real satellites: element sets, SGP4, and how satellites are sorted into planes and slots. */
package io.spacemoe.scenario.orbit;

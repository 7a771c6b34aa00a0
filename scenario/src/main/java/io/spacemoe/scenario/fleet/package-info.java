/** What differs from satellite to satellite: their boards, and which of them have failed. */
package io.spacemoe.scenario.fleet;

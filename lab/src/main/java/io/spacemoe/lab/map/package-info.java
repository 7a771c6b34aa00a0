/** Maps of placements: who sits where, planes against slots. */
package io.spacemoe.lab.map;

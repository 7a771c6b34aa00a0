/** Layouts, the room for them, and the problems of placing experts with who solves them. */
package io.spacemoe.scenario.placement;

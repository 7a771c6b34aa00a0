/** Users on the ground: stations, the satellites that they see, and the ways between both. */
package io.spacemoe.scenario.ground;

package io.spacemoe.instances.orbit;

import io.spacemoe.scenario.orbit.ElementSet;

/**
 * An element set and where it stands.
 *
 * @param place the line or the JSON path in its file
 * @param set what stands there
 */
record NumberedSet(String place, ElementSet set) {}

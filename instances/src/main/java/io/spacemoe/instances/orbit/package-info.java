/**
 * Element sets of satellites: two lines each (TLE), or JSON as CCSDS names its keys (OMM).
 *
 * <p>No class here is API: they are public for sibling packages only.
 */
package io.spacemoe.instances.orbit;

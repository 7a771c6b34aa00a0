/**
 * Element sets of satellites: two lines each (TLE), or messages of CCSDS (OMM) as JSON, CSV, XML or
 * lines of keyword and value.
 *
 * <p>No class here is API: they are public for sibling packages only.
 */
package io.spacemoe.instances.orbit;

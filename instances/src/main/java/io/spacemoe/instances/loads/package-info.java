/**
 * Recorded loads of experts: tables of numbers per layer and expert, and traces of activated sets.
 *
 * <p>No class here is API: they are public for sibling packages only.
 */
package io.spacemoe.instances.loads;

/**
 * Maps of slots to experts, as serving frameworks read and write them, and what placements say of
 * them.
 *
 * <p>API are {@code ExpertMap} and {@code MapFile}.
 */
package io.spacemoe.instances.map;

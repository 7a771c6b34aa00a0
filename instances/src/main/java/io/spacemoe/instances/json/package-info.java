/**
 * JSON as a tree of plain values that knows where each stands, and JSON as the project writes it.
 *
 * <p>No class here is API: they are public for the readers and writers of formats only.
 */
package io.spacemoe.instances.json;

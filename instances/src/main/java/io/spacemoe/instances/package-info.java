/**
 * A file of any of the formats, told apart by content.
 *
 * <p>Readers and writers of each kind of file are in the packages below.
 */
package io.spacemoe.instances;

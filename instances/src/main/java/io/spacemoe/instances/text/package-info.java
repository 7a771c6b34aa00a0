/**
 * Files as text, in and out: plain, gzipped or bundled, as lines of CSV or as tokens, and the words
 * of messages about them.
 *
 * <p>API are {@code InstanceFormatException}, {@code OutputFile}, {@code RegularFile} and {@code
 * Names}; the other classes are public for the readers of formats only.
 */
package io.spacemoe.instances.text;

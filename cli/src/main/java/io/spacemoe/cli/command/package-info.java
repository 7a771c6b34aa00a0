/** The commands, one class each: what they ask, in which order they work, and what they write. */
package io.spacemoe.cli.command;

/** Options that several commands share, and what is refused about them. */
package io.spacemoe.cli.option;

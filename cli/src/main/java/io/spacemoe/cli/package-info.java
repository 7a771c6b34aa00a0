/** Where the {@code spacemoe} command begins. */
package io.spacemoe.cli;

/** The front desk: the {@code spacemoe} command. */
package io.spacemoe.cli;

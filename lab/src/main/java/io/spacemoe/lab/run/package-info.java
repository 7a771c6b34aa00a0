/**
 * Runs: one engine on one instance, or one scheme on one scenario, in a thread or in a process that
 * may die, and what came out.
 */
package io.spacemoe.lab.run;

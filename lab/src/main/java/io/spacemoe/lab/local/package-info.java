/**
 * Items done on this machine: by the built-in executor for a study of this process, or for an
 * executor that sends them here from another machine.
 */
package io.spacemoe.lab.local;

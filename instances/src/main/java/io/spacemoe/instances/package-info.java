/** Files in and out: scenarios, placements, assignment instances and solutions; the bundled set. */
package io.spacemoe.instances;

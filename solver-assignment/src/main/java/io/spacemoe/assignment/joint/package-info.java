/** Gateways and experts of all layers by turns: the engine that alternates between the two. */
package io.spacemoe.assignment.joint;

/**
 * The joint problem: gateways and experts of all layers placed at once; and what an engine for it
 * implements.
 */
package io.spacemoe.solver.joint;

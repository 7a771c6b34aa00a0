/**
 * Gateways and experts at once: local search over the chain of gateways. Public but for the engine:
 * only what the sibling packages call; not API.
 */
package io.spacemoe.heuristic.joint;

/**
 * Gateways and experts at once: local search over the chain of gateways. The engine is the only
 * API; what else is public is so for the sibling packages.
 */
package io.spacemoe.heuristic.joint;

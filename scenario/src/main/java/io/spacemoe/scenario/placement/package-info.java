/** Layers to subnets, gateways and experts to satellites: the placement schemes. */
package io.spacemoe.scenario.placement;

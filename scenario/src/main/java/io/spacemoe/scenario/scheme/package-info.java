/** The built-in placement schemes, and what they share: ring subnets, tours of gateways, seats. */
package io.spacemoe.scenario.scheme;

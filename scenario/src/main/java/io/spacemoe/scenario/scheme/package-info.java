/**
 * The built-in placement schemes, and what they share: ring subnets, tours of gateways, seats.
 *
 * <p>No class here is API: schemes are found by their names.
 */
package io.spacemoe.scenario.scheme;

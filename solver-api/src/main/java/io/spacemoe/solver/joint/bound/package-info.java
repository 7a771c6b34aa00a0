/**
 * Lower bounds of joint problems, searched and checked: the only search in this module, because
 * checking such a bound means computing it anew, over windows of two to four layers in a row, or
 * over all placements of a small sky. No bound depends on an engine. What guards the code that
 * finds and checks is an oracle by enumeration in the tests. The mathematics is in docs/model.md,
 * section 6.3.
 */
package io.spacemoe.solver.joint.bound;

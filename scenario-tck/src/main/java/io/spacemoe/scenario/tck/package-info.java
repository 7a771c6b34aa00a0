/**
 * What every placement scheme must pass: {@link io.spacemoe.scenario.tck.SchemeContract the
 * contract} as a JUnit suite.
 */
package io.spacemoe.scenario.tck;

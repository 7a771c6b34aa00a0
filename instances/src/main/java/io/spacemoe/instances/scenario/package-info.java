/**
 * Scenarios with the files that they name, placements for them, and experiments.
 *
 * <p>API are {@code ScenarioFiles}, {@code ScenarioTemplate}, {@code LayoutFile} and {@code
 * ExperimentFile}; other public classes are for sibling packages only.
 */
package io.spacemoe.instances.scenario;

/**
 * What all backends share: the pairs of expert and satellite that a model holds, their Lagrangian
 * bound, and the best known answer. What is public is so for the sibling packages; not API.
 */
package io.spacemoe.ortools.pairs;

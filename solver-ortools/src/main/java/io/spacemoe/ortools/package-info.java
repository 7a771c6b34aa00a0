/**
 * Exact engines on Google OR-Tools: one for each backend, and what makes their answers exact and
 * provable.
 */
package io.spacemoe.ortools;

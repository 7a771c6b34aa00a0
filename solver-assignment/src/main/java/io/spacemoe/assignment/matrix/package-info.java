/**
 * Exact assignment of a cost matrix: sparse by shortest augmenting paths over rows, dense by the
 * Hungarian method. What is public is so for the sibling packages; not API.
 */
package io.spacemoe.assignment.matrix;

/**
 * Shortest augmenting paths, and what all methods of exact assignment share. What is public is so
 * for the sibling packages; not API.
 */
package io.spacemoe.assignment.path;

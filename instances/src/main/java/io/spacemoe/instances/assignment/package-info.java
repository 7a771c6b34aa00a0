/**
 * Assignment instances in every format, told apart by content, their recipes and their solutions.
 *
 * <p>API are {@code AssignmentFile}, {@code SolutionFile}, {@code Format}, {@code Reading}, {@code
 * Objective}, {@code Recipe} and {@code Structure}; other public classes are for sibling packages
 * only.
 */
package io.spacemoe.instances.assignment;

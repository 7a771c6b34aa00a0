/**
 * Problems with memory: branch and bound over the pairs whose reduced cost leaves them a chance.
 * What is public is so for the sibling packages; not API.
 */
package io.spacemoe.ortools.memory;

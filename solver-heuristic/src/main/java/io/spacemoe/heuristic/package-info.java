/** Engines that need no exact machinery: the closed form and searches. */
package io.spacemoe.heuristic;

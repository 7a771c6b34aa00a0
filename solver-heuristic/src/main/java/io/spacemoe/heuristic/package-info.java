/**
 * What the searches share: the cost table, the state of a placement that is being changed, prices
 * of memory, and the stopping of a search. Not API: what is public here is so for the packages
 * below; engines are found through {@link java.util.ServiceLoader}.
 */
package io.spacemoe.heuristic;

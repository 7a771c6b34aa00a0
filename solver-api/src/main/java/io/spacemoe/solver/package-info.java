/**
 * What a placement problem, a placement, a result and a proof are. Options, termination and results
 * are shared with the other two kinds of problem. There is no algorithm here except checking.
 */
package io.spacemoe.solver;

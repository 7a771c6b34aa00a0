/**
 * The expected-max problem: experts of one layer placed so that the slowest activated one is as
 * fast as possible in expectation; and what an engine for it implements.
 */
package io.spacemoe.solver.expectedmax;

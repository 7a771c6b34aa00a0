/**
 * Exact engines on Google OR-Tools: one for each backend. The only package with native code; what
 * makes the answers exact and provable is in the packages below, in plain Java.
 */
package io.spacemoe.ortools;

/**
 * Problems that count slots: the answer of a backend made exact in integers, with rents or a
 * shortage as proof. What is public is so for the sibling packages; not API.
 */
package io.spacemoe.ortools.slots;

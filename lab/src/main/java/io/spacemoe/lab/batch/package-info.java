/**
 * Batches: many instances, several engines, repeats, over unattended hours. The append-only journal
 * of a batch's folder is the truth; everything else in the folder is made from it.
 */
package io.spacemoe.lab.batch;

/** Journals: files of lines that only grow, and outlive the process that writes them. */
package io.spacemoe.lab.journal;

/** Tables for people and programs: CSV, Markdown and LaTeX. */
package io.spacemoe.lab.table;

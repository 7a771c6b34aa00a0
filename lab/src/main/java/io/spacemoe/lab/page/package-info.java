/** The page of placements: one HTML file to look at them on the turning Earth. */
package io.spacemoe.lab.page;

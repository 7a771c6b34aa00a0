package io.spacemoe.lab.map;

import io.spacemoe.lab.figure.Figure;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.sky.Constellation;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The constellation as a map of planes and slots, one cell per satellite: experts in the colour of
 * their layer, the fuller the more often they are activated, and gateways with their layer's
 * number.
 */
public final class PlacementMap {
  private PlacementMap() {}

  /**
   * Writes the map, at most 900 px wide; the PNG has two pixels per px.
   *
   * @param title the title
   * @param constellation whose satellites
   * @param deployment who sits where; copies look like their primaries
   * @param activation layers x experts, activation probabilities from 0 to 1
   * @throws IOException when a file cannot be written, or when this Java has no fonts
   * @throws IllegalArgumentException when the layout names a satellite that the constellation does
   *     not have, or an activation probability is missing or out of range
   */
  public static void write(
      String title,
      Constellation constellation,
      Deployment deployment,
      double[][] activation,
      Path svg,
      Path png)
      throws IOException {
    Tenants tenants = Tenants.of(constellation, deployment, activation);
    MapSheet sheet = new MapSheet(title, new MapGrid(constellation), tenants);
    new Figure(title, sheet.width(), sheet.height(), sheet::draw).write(svg, png);
  }
}

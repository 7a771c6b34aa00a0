package io.spacemoe.lab.map;

import io.spacemoe.lab.figure.Figure;
import io.spacemoe.lab.figure.FigureFiles;
import io.spacemoe.lab.figure.Style;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.sky.Constellation;
import java.io.IOException;

/**
 * The constellation as a map of planes and slots, one cell per satellite: experts in the colour of
 * their layer, the fuller the more often they are activated, gateways with their layer's number,
 * and the token's route from one to the next.
 */
public final class PlacementMap {
  private PlacementMap() {}

  /**
   * Writes the map.
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
      FigureFiles to)
      throws IOException {
    Style.requireFonts();
    Tenants tenants = Tenants.of(constellation, deployment, activation);
    boolean titled = to.format().titled();
    MapGrid grid = new MapGrid(constellation, to.format().sheetWidth(), MapSheet.top(titled));
    MapSheet sheet = new MapSheet(title, titled, grid, tenants);
    new Figure(title, grid.sheetWidth(), sheet.height(), sheet::draw, tenants.data(constellation))
        .write(to);
  }
}

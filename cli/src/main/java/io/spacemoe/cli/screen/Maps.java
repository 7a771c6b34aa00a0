package io.spacemoe.cli.screen;

import io.spacemoe.lab.figure.FigureFiles;
import io.spacemoe.lab.map.PlacementMap;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.placement.Deployment;
import java.io.IOException;
import java.util.Locale;

/** Maps of placements in a folder. */
public final class Maps {
  private Maps() {}

  /**
   * Draws a placement's map.
   *
   * @param placement what the placement is called in the map's title
   * @param to where it goes, and how
   */
  public static void draw(Study study, String placement, Deployment deployment, FigureFiles to)
      throws IOException {
    PlacementMap.write(
        String.format(Locale.ROOT, "Placement %s, %s", placement, study.scenario().name()),
        study.scenario().constellation(),
        deployment,
        study.laws().stream().map(ActivationLaw::inclusionProbabilities).toArray(double[][]::new),
        to);
  }
}

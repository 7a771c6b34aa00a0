package io.spacemoe.cli.screen;

import io.spacemoe.instances.text.Names;
import io.spacemoe.lab.map.PlacementMap;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.placement.Deployment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Maps of placements in a folder. */
public final class Maps {
  private Maps() {}

  /**
   * Draws a placement's map, as {@code .svg} and {@code .png}.
   *
   * @param placement what the placement is called in the map's title
   * @param file what the files are called
   */
  public static void draw(
      Study study, String placement, Deployment deployment, Path folder, String file)
      throws IOException {
    String name = Names.inFile(file);
    PlacementMap.write(
        String.format(Locale.ROOT, "Placement %s, %s", placement, study.scenario().name()),
        study.scenario().constellation(),
        deployment,
        study.laws().stream().map(ActivationLaw::inclusionProbabilities).toArray(double[][]::new),
        folder.resolve(name + ".svg"),
        folder.resolve(name + ".png"));
  }
}

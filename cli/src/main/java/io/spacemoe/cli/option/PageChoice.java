package io.spacemoe.cli.option;

import io.spacemoe.lab.page.Overlays;
import io.spacemoe.lab.page.PlacementPage;
import io.spacemoe.lab.page.Shown;
import io.spacemoe.scenario.Study;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The page of placements that a command writes beside its results. */
public final class PageChoice {
  @Option(
      names = "--page",
      paramLabel = "FILE",
      description =
          "Where to write a page that shows the placements on the turning Earth, as `spacemoe view` does.")
  private Path file;

  /**
   * Refuses a page that cannot be written, or would be over one of the command's other files.
   *
   * @param others files that the command reads or writes, with null for those that are not asked
   *     for
   */
  public void require(List<Path> others) {
    if (file != null) {
      Folder.requireApart("--page", file, others);
      Folder.requireRoomFor("--page", file);
    }
  }

  /**
   * Writes the page and says so, if one is asked for.
   *
   * @param placements what it shows; asked for only then
   */
  public void write(
      Study study, Supplier<List<Shown>> placements, Overlays overlays, PrintWriter err) {
    if (file != null) {
      PlacementPage.write(study, placements.get(), overlays, file);
      err.println("wrote " + file);
    }
  }
}

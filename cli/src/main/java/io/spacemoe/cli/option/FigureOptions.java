package io.spacemoe.cli.option;

import io.spacemoe.lab.figure.FigureFormat;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** How figures are written: for the screen, or as a paper wants them. */
public final class FigureOptions {
  private static final FigureFormat SCREEN = FigureFormat.SCREEN;

  @Option(
      names = "--figure-width",
      paramLabel = "MM",
      description =
          "Width of the figures in mm, such as 85 for a column of a paper. Default: 238, for the"
              + " screen.")
  private Double widthMm;

  @Option(
      names = "--font-size",
      paramLabel = "PT",
      description = "Size of the figures' text in points. Default: 9.")
  private Double fontPt;

  @Option(names = "--no-title", description = "Figures without titles, for captions of your own.")
  private boolean untitled;

  /**
   * The format that is asked for.
   *
   * @throws UsageException when it is too small or too large
   */
  public FigureFormat format() {
    if (widthMm == null && fontPt == null && !untitled) {
      return SCREEN;
    }
    try {
      return FigureFormat.print(
          widthMm == null ? SCREEN.widthMm() : widthMm,
          fontPt == null ? SCREEN.fontPt() : fontPt,
          !untitled);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  /** Refuses the options where no figure is written. */
  public void refuse(CommandSpec spec, String where) {
    Inapplicable.refuse(spec, where, "--figure-width", "--font-size", "--no-title");
  }
}

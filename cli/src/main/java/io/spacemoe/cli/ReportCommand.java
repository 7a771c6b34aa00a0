package io.spacemoe.cli;

import io.spacemoe.cli.report.Page;
import io.spacemoe.cli.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of a folder of results again. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the report of a folder of results: one HTML file that works offline,",
      "figures as SVG and PNG, tables as CSV, Markdown and LaTeX."
    },
    footer = {"", "Examples:", "  spacemoe report spacemoe-out/experiment"})
final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "What `spacemoe experiment` wrote into.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    if (!Files.exists(folder.resolve(Page.FILE))) {
      throw new UsageException(
          "%s has no %s, so there is nothing to report.%nMaybe run `spacemoe experiment --out %s` first"
              .formatted(folder, Page.FILE, folder));
    }
    Report.write(Page.read(folder), folder);
    spec.commandLine().getOut().println("wrote " + folder.resolve(Report.FILE));
    return 0;
  }
}

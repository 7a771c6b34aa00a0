package io.spacemoe.cli.command;

import io.spacemoe.cli.option.FigureOptions;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.lab.batch.BatchFolder;
import io.spacemoe.lab.batch.JournalReader;
import io.spacemoe.lab.compare.Comparison;
import io.spacemoe.lab.compare.ComparisonPage;
import io.spacemoe.lab.compare.Trial;
import io.spacemoe.lab.report.Environment;
import io.spacemoe.lab.report.Page;
import io.spacemoe.lab.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of a folder of results again. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the report of a folder of results as one HTML file that works offline.",
      "Beside it: figures as SVG, PDF and PNG with their data, tables as CSV, Markdown and LaTeX."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe report spacemoe-out/experiment",
      "  spacemoe report spacemoe-out/experiment --figure-width 85 --font-size 8 --no-title"
    })
public final class ReportCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FigureOptions figures;

  @Parameters(
      paramLabel = "DIR",
      description = "The folder that `spacemoe compare`, `experiment` or `batch` has written.")
  private Path folder;

  @Override
  public Integer call() throws IOException {
    Report.write(page(), folder, figures.format());
    spec.commandLine().getOut().println("wrote " + folder.resolve(Report.FILE));
    return 0;
  }

  /** The page that the folder keeps; of a batch's folder, the comparison of its engines. */
  private Page page() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new UsageException(
          "%s %s; expected the folder that `spacemoe compare`, `experiment` or `batch` has written"
              .formatted(folder, Files.exists(folder) ? "is no folder" : "does not exist"));
    }
    BatchFolder batch = new BatchFolder(folder);
    if (Files.exists(folder.resolve(Page.FILE))) {
      return Page.read(folder);
    }
    if (!Files.exists(batch.journal())) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "%s has neither %s nor %s, so there is nothing to report.%nMaybe run `spacemoe compare` or `spacemoe experiment` with --out %s first",
              folder,
              Page.FILE,
              batch.journal().getFileName(),
              folder));
    }
    JournalReader journal = JournalReader.read(batch);
    double limit = journal.plan().limits().timeLimitSeconds().orElse(Double.POSITIVE_INFINITY);
    List<Trial> trials =
        journal.records().stream()
            .map(record -> new Trial(limit, journal.plan().limits().threads(), record))
            .toList();
    if (trials.isEmpty()) {
      throw new UsageException(
          String.format(Locale.ROOT, "no run of the batch in %s has ended yet", folder));
    }
    return ComparisonPage.of(
            new Comparison(trials), Path.of(journal.plan().folder()), journal.plan().reading())
        .of(
            Environment.now("spacemoe report " + folder),
            List.of(
                batch.resultsCsv().getFileName().toString(),
                batch.incumbentsCsv().getFileName().toString()));
  }
}

package io.spacemoe.cli.command;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import io.spacemoe.cli.screen.Json;
import io.spacemoe.cli.screen.Terminal;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Scenario;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the bundled scenarios. */
@Command(
    name = "scenarios",
    mixinStandardHelpOptions = true,
    description = "Lists the bundled scenarios.",
    footerHeading = "%nExamples:%n",
    footer = {"  spacemoe scenarios", "  spacemoe scenarios --json"})
public final class ScenariosCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private static final List<String> HEADINGS =
      List.of("name", "constellation", "layers × experts", "model", "snapshots", "per satellite");

  /** So many columns are shown where the terminal is narrower than the whole table. */
  private static final int NARROW = 3;

  private static final int WIDTH = 120;

  /** What {@code scenarios --json} prints about each. */
  record Row(
      String name,
      String constellation,
      int satellites,
      String model,
      int layers,
      int experts,
      int active,
      int snapshots,
      String scheme,
      int expertsPerSatellite) {

    static Row of(Scenario scenario) {
      return new Row(
          scenario.name(),
          scenario.constellation().notation(),
          scenario.constellation().satellites(),
          scenario.model().name(),
          scenario.model().layers(),
          scenario.model().expertsPerLayer(),
          scenario.model().activeExperts(),
          scenario.snapshots().snapshots(scenario.links().linkSurvival()),
          scenario.placement().scheme(),
          scenario.placement().capacity().slots(scenario.model()));
    }

    private String[] cells() {
      return new String[] {
        name,
        constellation,
        String.format(Locale.ROOT, "%d × %d, top %d", layers, experts, active),
        model,
        Integer.toString(snapshots),
        Integer.toString(expertsPerSatellite)
      };
    }
  }

  @Override
  public void run() {
    List<Row> rows =
        ScenarioFiles.bundled().stream().map(ScenarioFiles::open).map(Row::of).toList();
    PrintWriter screen = spec.commandLine().getOut();
    screen.println(
        json
            ? Json.of(Map.of("scenarios", rows))
            : table(rows, Terminal.columns().orElse(WIDTH) < WIDTH ? NARROW : HEADINGS.size()));
    screen.flush();
  }

  private static String table(List<Row> rows, int columns) {
    return AsciiTable.getTable(
        AsciiTable.NO_BORDERS,
        HEADINGS.stream().limit(columns).map(ScenariosCommand::column).toArray(Column[]::new),
        rows.stream().map(row -> Arrays.copyOf(row.cells(), columns)).toArray(String[][]::new));
  }

  private static Column column(String header) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT);
  }
}

package io.spacemoe.cli.command;

import io.spacemoe.cli.option.ThreadsOption;
import io.spacemoe.cli.screen.Json;
import io.spacemoe.cli.screen.OrbitReport;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.cli.screen.Room;
import io.spacemoe.cli.screen.SchemeTable;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.LatencyParts;
import io.spacemoe.scenario.latency.TokenLatency;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says how long a token takes with a given placement, wherever it was made. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = "Computes the token latency of a given placement, also of one made elsewhere.",
    footer = {
      "",
      "Examples:",
      "  spacemoe evaluate ring-40 my.placement.json",
      "  spacemoe evaluate my.scenario.json my.placement.json --json"
    })
public final class EvaluateCommand implements Runnable {
  @Spec private CommandSpec spec;
  @Mixin private ThreadsOption threads;

  @Parameters(
      index = "0",
      paramLabel = "SCENARIO",
      description = "A scenario file, or the name of a bundled one.")
  private String scenario;

  @Parameters(index = "1", paramLabel = "PLACEMENT", description = "A placement file.")
  private Path placement;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /**
   * What {@code evaluate --json} prints.
   *
   * @param placement the placement's file
   * @param fullestSatellite the most experts on one satellite
   */
  record Report(
      String scenario,
      String placement,
      double tokenLatencyMs,
      LatencyParts parts,
      double[] layersMs,
      int fullestSatellite) {}

  @Override
  public void run() {
    Scenario asked = ScenarioFiles.open(scenario, List.of());
    LayoutFile file = LayoutFile.read(placement, asked);
    if (!file.scenario().equals(asked.name())) {
      spec.commandLine()
          .getErr()
          .printf(
              "spacemoe: %s says it is for scenario %s; it is evaluated in %s%n",
              placement, file.scenario(), asked.name());
    }
    OrbitReport.note(asked, spec.commandLine().getErr());
    TokenLatency latency = new Study(asked, threads.threads()).evaluate(file.layout());
    Report report =
        new Report(
            Printable.inOneLine(asked.name()),
            placement.toString(),
            latency.totalMs(),
            latency.parts(),
            latency.layersMs(),
            file.layout().fullest());
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(Json.of(report));
    } else {
      screen.printf("%s%n%n", PlaceCommand.heading(asked));
      screen.printf("token latency    %12s ms%n", SchemeTable.fixed(report.tokenLatencyMs()));
      screen.printf(
          "propagation      %12s ms%n", SchemeTable.fixed(report.parts().propagationMs()));
      screen.printf(
          "transmission     %12s ms%n", SchemeTable.fixed(report.parts().transmissionMs()));
      screen.printf("processing       %12s ms%n", SchemeTable.fixed(report.parts().processingMs()));
      screen.printf(
          "expert compute   %12s ms%n", SchemeTable.fixed(report.parts().expertComputeMs()));
      screen.printf(
          "gateway compute  %12s ms%n", SchemeTable.fixed(report.parts().gatewayComputeMs()));
      screen.printf("penalty          %12s ms%n", SchemeTable.fixed(report.parts().penaltyMs()));
      Room.of(asked, report.fullestSatellite()).ifPresent(screen::println);
    }
    screen.flush();
  }
}

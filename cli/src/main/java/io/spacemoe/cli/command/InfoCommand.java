package io.spacemoe.cli.command;

import io.spacemoe.cli.option.InstanceChoice;
import io.spacemoe.cli.screen.Facts;
import io.spacemoe.cli.screen.Json;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.instances.assignment.AssignmentFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what a file is, and what is in it. */
@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description =
        "Says what a file is: sizes, costs, the structure found in them, forbidden pairs, known"
            + " optimum; or what a scenario, solution, table of expert loads or trace holds.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe info product-8x9",
      "  spacemoe info gap1.txt#3",
      "  spacemoe info my.solution.json --json"
    })
public final class InfoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private InstanceChoice file;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Override
  public Integer call() {
    List<String> problems = file.problems();
    List<Map<String, Object>> all = new ArrayList<>();
    if (problems.size() > 1) {
      for (String problem : problems) {
        all.add(facts(AssignmentFile.open(problem, file.reading())));
      }
    } else {
      all.add(facts(file.content()));
    }
    print(all);
    return 0;
  }

  private Map<String, Object> facts(Object content) {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("file", file.name());
    file.formatOf(content).ifPresent(format -> facts.put("format", format.id()));
    facts.putAll(Facts.of(content));
    return facts;
  }

  private void print(List<Map<String, Object>> all) {
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(Json.of(all.size() == 1 ? all.get(0) : Map.of("problems", all)));
    } else {
      for (Map<String, Object> facts : all) {
        facts.forEach(
            (name, value) -> screen.printf("%-12s %s%n", name, Printable.inOneLine(value)));
        if (all.size() > 1) {
          screen.println();
        }
      }
    }
    screen.flush();
  }
}

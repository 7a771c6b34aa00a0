package io.spacemoe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command that a page shows works, in the order in which the page shows them. */
class ReadmeTest {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(sh|text)\\n(.*?)^```$");
  private static final Path ROOT = Path.of("..");

  private static final String ASSUMPTIONS = "experiment paper-assumptions --out my-assumptions";

  private static final String TERMINALS =
      "experiment my-terminals.experiment.json --out my-terminals";

  /** What takes a while, and is tried in small or in other tests. */
  private static final Set<String> LONG =
      Set.of(
          "demo",
          "experiment paper --quick",
          ASSUMPTIONS,
          TERMINALS,
          "experiment failures --out my-failures",
          "experiment replacement --out my-orbits");

  /** The name of a file at the end of a paragraph, and below it the file. */
  private static final Pattern FILE =
      Pattern.compile("`(my-[\\w.-]+)`:\\n\\n```(?:json|csv)\\n([^`]*)```");

  /** What the clock says, and what a page leaves out. */
  private static final Pattern VARIES = Pattern.compile("[0-9.]+(?= m?s\\b)|…");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/batches.md",
        "docs/comparison.md",
        "docs/faq.md",
        "docs/figures.md",
        "docs/formats.md",
        "docs/model.md",
        "docs/operations.md",
        "docs/research-notes.md"
      })
  void everyCommandOfThePageWorksAndPrintsWhatThePageShows(String page) throws IOException {
    for (MatchResult file : FILE.matcher(Files.readString(ROOT.resolve(page))).results().toList()) {
      Files.writeString(folder.resolve(file.group(1)), file.group(2));
    }
    String printed = "";
    for (MatchResult block :
        FENCE.matcher(Files.readString(ROOT.resolve(page))).results().toList()) {
      if (block.group(1).equals("text")) {
        for (String line : block.group(2).lines().toList()) {
          assertThat(printed).containsPattern(pattern(line));
        }
      } else {
        printed = runAll(commandsIn(block.group(2)));
      }
    }
  }

  private String runAll(List<String> commands) {
    StringBuilder printed = new StringBuilder();
    for (String command : commands) {
      if (!LONG.contains(command)) {
        Run run = Run.ok(inTemporaryFolder(command.split(" +", -1)));
        printed.append(run.out()).append(run.err());
      }
    }
    return printed.toString().replace(folder + File.separator, "");
  }

  /** A whole line as the page shows it, whatever the clock says. */
  private static Pattern pattern(String line) {
    String exact =
        VARIES
            .splitAsStream(line)
            .map(Pattern::quote)
            .collect(Collectors.joining("[^\\n]*", "(?m)^", ""));
    return Pattern.compile(exact + (line.endsWith("…") ? "" : " *$"));
  }

  /** The sweep of 288 variants, with two of them, two snapshots and one draw. */
  @Test
  void theSweepOfAssumptionsWorksInSmall() throws IOException {
    assertThat(commands("docs/research-notes.md")).contains(ASSUMPTIONS);
    ObjectMapper json = new ObjectMapper();
    Path bundled = ROOT.resolve("instances/experiments/paper-assumptions.experiment.json");
    JsonNode experiment = json.readTree(Files.readString(bundled));
    ((ObjectNode) experiment.get("set"))
        .put("snapshots.slots", 2)
        .put("snapshots.samplesPerSlot", 1)
        .put("placement.draws", 1);
    for (JsonNode sweep : experiment.get("sweep")) {
      int kept = sweep.get("parameter").textValue().equals("constellation.phasing") ? 2 : 1;
      ArrayNode values = (ArrayNode) sweep.get("values");
      while (values.size() > kept) {
        values.remove(0);
      }
    }
    Path small = folder.resolve("small.experiment.json");
    Files.writeString(small, json.writeValueAsString(experiment));
    Path out = folder.resolve("small");
    Run.ok("experiment", small.toString(), "--out", out.toString(), "--quiet");
    assertThat(Files.readAllLines(out.resolve("results.csv"))).hasSize(1 + 2 * 4);
  }

  /** The sweep of terminals is read, with all its combinations. */
  @Test
  void theSweepOfTerminalsIsGood() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/research-notes.md"));
    assertThat(commands("docs/research-notes.md")).contains(TERMINALS);
    MatchResult file =
        FILE.matcher(page)
            .results()
            .filter(found -> TERMINALS.contains(found.group(1)))
            .findFirst()
            .orElseThrow();
    Path experiment = folder.resolve(file.group(1));
    Files.writeString(experiment, file.group(2));
    assertThat(Run.ok("validate", experiment.toString()).out()).contains("2 variants");
  }

  @Test
  void theReadmeShowsTheTwoCommands() throws IOException {
    assertThat(Files.readString(ROOT.resolve("README.md")))
        .contains("./spacemoe demo")
        .contains("mvn -B verify");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "demo",
        "place",
        "evaluate",
        "view",
        "load",
        "replan",
        "scenarios",
        "validate",
        "solve",
        "batch",
        "verify",
        "info",
        "convert",
        "generate",
        "export",
        "solvers",
        "experiment",
        "report",
        "compare",
        "help"
      })
  void helpHasExamplesThatParse(String command) {
    String[] args =
        Stream.of(command, "--help").filter(word -> !word.isEmpty()).toArray(String[]::new);
    String help = Run.ok(args).out();
    List<String> examples =
        help.lines().map(String::trim).filter(line -> line.startsWith("spacemoe ")).toList();
    assertThat(examples).isNotEmpty();
    assertThat(help).as("an ending torn from its dot").doesNotContainPattern("[a-z ][.]\\R +?gz");
    assertThat(help).as("a sentence cut short").doesNotContainPattern("[a-z],\\R +[a-z]+  ");
    for (String example : examples) {
      assertThat(
              Main.commandLine()
                  .parseArgs(example.substring("spacemoe ".length()).split(" +", -1))
                  .errors())
          .as(example)
          .isEmpty();
    }
  }

  private static List<String> commands(String page) throws IOException {
    List<String> commands = new ArrayList<>();
    FENCE
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .filter(block -> block.group(1).equals("sh"))
        .forEach(block -> commands.addAll(commandsIn(block.group(2))));
    return commands;
  }

  private static List<String> commandsIn(String block) {
    return block
        .lines()
        .map(line -> line.replaceAll("#.*", "").trim())
        .filter(line -> line.startsWith("./spacemoe "))
        .map(line -> line.substring("./spacemoe ".length()))
        .toList();
  }

  /** Files that the page calls "my" stand in a temporary folder here; others in the project. */
  private String[] inTemporaryFolder(String... words) {
    return Stream.of(words)
        .map(
            word ->
                word.startsWith("my")
                    ? folder.resolve(word).toString()
                    : word.startsWith("instances/") ? ROOT.resolve(word).toString() : word)
        .toArray(String[]::new);
  }
}

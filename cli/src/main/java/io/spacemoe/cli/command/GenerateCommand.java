package io.spacemoe.cli.command;

import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.Inapplicable;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.Format;
import io.spacemoe.instances.assignment.Recipe;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.text.Names;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.ModelPresets;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.placement.PlacementPlan;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.solver.tck.TrapInstances;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes instances and scenarios from a recipe and a seed. */
@Command(
    name = "generate",
    mixinStandardHelpOptions = true,
    description =
        "Makes an instance or a scenario. The same recipe, sizes and seed give the same bytes on"
            + " every platform.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe generate gap-d --experts 100 --satellites 10 --seed 7 --out"
          + " my-gap.assignment.json",
      "  spacemoe generate trap-tight --experts 40",
      "  spacemoe generate matrix --experts 16 --satellites 33 --count 10000 --out my-many",
      "  spacemoe generate scenario --constellation star:550:87:1056/33/0 --model mixtral-8x7b"
    })
public final class GenerateCommand implements Callable<Integer> {
  private static final String TRAP = "trap-";
  private static final String SCENARIO = "scenario";
  private static final int MOST = 1_000_000;

  /** Digits of a seed in the name of a file, at least. */
  private static final int DIGITS = 7;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "KIND",
      completionCandidates = Kinds.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String kind;

  @Option(
      names = "--experts",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many experts, or jobs. Default: ${DEFAULT-VALUE}.")
  private int experts;

  @Option(
      names = "--satellites",
      paramLabel = "M",
      description =
          "How many satellites, or agents. Default: as many as experts; for gap-a to gap-e a fifth of"
              + " them. Not for traps: there it follows from KIND, --experts and --seed.")
  private Integer satellites;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Seed of the random numbers. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--constellation",
      paramLabel = "SKY",
      defaultValue = "delta:550:87:1056/33/16",
      description = "Constellation of a scenario. Default: ${DEFAULT-VALUE}.")
  private String constellation;

  @Option(
      names = "--model",
      paramLabel = "PRESET",
      defaultValue = "llama-moe-3.5b-2of8",
      description =
          "Published model of a scenario, such as olmoe-1b-7b; docs/formats.md lists them. Default:"
              + " ${DEFAULT-VALUE}.")
  private String model;

  @Option(
      names = "--count",
      paramLabel = "N",
      description =
          "How many files, with this seed and the next ones; --out is then their folder. Default: one"
              + " file.")
  private Integer count;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to write. A name that ends in .csv or .asn chooses format csv or dimacs-assignment;"
              + " any other is JSON. Default: standard output.")
  private Path out;

  /** What can be made, for the help. */
  static final class Kinds implements Iterable<String> {
    static List<String> all() {
      return Stream.of(
              Recipe.ids().stream(),
              Arrays.stream(TrapInstances.values()).map(trap -> TRAP + trap),
              Stream.of(SCENARIO))
          .flatMap(kinds -> kinds)
          .toList();
    }

    @Override
    public Iterator<String> iterator() {
      return all().iterator();
    }
  }

  @Override
  public Integer call() {
    if (kind.equals(SCENARIO)) {
      Inapplicable.refuse(
          spec,
          "to a scenario, which --model and --constellation describe",
          "--experts",
          "--satellites");
    } else {
      Inapplicable.refuse(
          spec,
          String.format(Locale.ROOT, "to %s, only to a scenario", kind),
          "--model",
          "--constellation");
    }
    if (kind.startsWith(TRAP)) {
      Inapplicable.refuse(
          spec, "to a trap, which has as many satellites as its family says", "--satellites");
    }
    if (count != null) {
      return many();
    }
    if (out != null) {
      Folder.requireRoomFor(out);
    }
    byte[] text = text(seed);
    if (out == null) {
      spec.commandLine().getOut().print(new String(text, StandardCharsets.UTF_8));
      spec.commandLine().getOut().flush();
    } else {
      OutputFile.write(out, text);
      spec.commandLine().getErr().println("wrote " + out);
    }
    return 0;
  }

  private int many() {
    if (count < 1 || count > MOST || seed > Long.MAX_VALUE - (count - 1)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--count %d from --seed %d; expected 1 to %d files, and seeds up to 2^63 - 1",
              count,
              seed,
              MOST));
    }
    if (out == null) {
      throw new UsageException("--count needs --out, the folder for the files");
    }
    byte[] first = text(seed);
    Folder.create(out);
    String name =
        kind + "-%0" + DIGITS + (kind.equals(SCENARIO) ? "d.scenario.json" : "d.assignment.json");
    for (int i = 0; i < count; i++) {
      OutputFile.write(out.resolve(name.formatted(seed + i)), i == 0 ? first : text(seed + i));
    }
    spec.commandLine().getErr().printf(Locale.ROOT, "wrote %d files into %s%n", count, out);
    return 0;
  }

  private byte[] text(long seed) {
    if (kind.equals(SCENARIO)) {
      return ScenarioFiles.text(scenario(seed));
    }
    try {
      Format format =
          Optional.ofNullable(count == null ? out : null)
              .flatMap(Format::forName)
              .orElse(Format.SPACEMOE);
      return (kind.startsWith(TRAP) ? trap(seed) : recipe(seed)).text(format);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private AssignmentFile recipe(long seed) {
    Recipe recipe =
        Arrays.stream(Recipe.values())
            .filter(r -> r.id().equals(kind))
            .findFirst()
            .orElseThrow(this::unknownKind);
    int agents = recipe.id().startsWith("gap") ? Math.max(1, experts / 5) : experts;
    return recipe.make(experts, satellites == null ? agents : satellites, seed);
  }

  private AssignmentFile trap(long seed) {
    TrapInstances family =
        Arrays.stream(TrapInstances.values())
            .filter(trap -> kind.equals(TRAP + trap))
            .findFirst()
            .orElseThrow(this::unknownKind);
    if (experts < 1 || experts > 10_000) {
      throw new UsageException(
          String.format(Locale.ROOT, "--experts %d; a trap takes 1 to 10000", experts));
    }
    return AssignmentFile.of(
        family.instance(seed, experts),
        "units",
        OptionalLong.empty(),
        Optional.of(String.format(Locale.ROOT, "trap family %s, seed %d", family, seed)));
  }

  private UsageException unknownKind() {
    return new UsageException(
        String.format(
            Locale.ROOT,
            "%s is nothing to make; there are %s",
            kind,
            Names.listed(kind, Kinds.all())));
  }

  private Scenario scenario(long seed) {
    SnapshotPlan snapshots = SnapshotPlan.defaults();
    PlacementPlan placement = PlacementPlan.defaults();
    Constellation sky = Constellation.parse(constellation);
    return new Scenario(
        String.format(Locale.ROOT, "%s-%d-%d", model, sky.satellites(), seed),
        sky,
        LinkRules.defaults(),
        new SnapshotPlan(snapshots.slots(), snapshots.samplesPerSlot(), seed),
        ModelPresets.named(model, ModelPresets.DEFAULT_CONTEXT_LENGTH),
        Compute.defaults(),
        Activation.of(Activation.defaults().law(), new WeightSource.Zipf(1, seed, true)),
        new PlacementPlan(
            placement.scheme(),
            placement.unreachablePenaltyMs(),
            placement.draws(),
            seed,
            placement.capacity()));
  }
}

package io.spacemoe.cli.command;

import io.spacemoe.cli.option.Folder;
import io.spacemoe.cli.option.InstanceChoice;
import io.spacemoe.cli.option.SolverChoice;
import io.spacemoe.cli.option.UsageException;
import io.spacemoe.cli.screen.Json;
import io.spacemoe.cli.screen.Printable;
import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.lab.verify.Values;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.SolveResult;
import io.spacemoe.solver.Termination;
import io.spacemoe.solver.proof.TreeProof;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Solves an assignment instance and says how well the answer is proved. */
@Command(
    name = "solve",
    mixinStandardHelpOptions = true,
    description =
        "Solves an assignment instance and prints the cost, the bound and what proves it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  spacemoe solve product-8x9",
      "  spacemoe solve gap1.txt#3 --time-limit 10s",
      "  spacemoe solve my.assignment.json --solver ortools-flow --time-limit 10s",
      "  spacemoe solve my.assignment.json --out my.solution.json --json"
    })
public final class SolveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private SolverChoice solver;

  @Mixin private InstanceChoice instance;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      description = "Time limit, for example 500ms, 10s, 2m. Default: none.")
  private Duration timeLimit;

  @Option(
      names = "--iteration-limit",
      paramLabel = "N",
      description =
          "The most iterations, in the engine's own measure; for engines that count them. Default:"
              + " none.")
  private Long iterationLimit;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Seed of the engine's random numbers; an engine that draws none answers the same for every"
              + " seed. Default: the engine's own.")
  private Long seed;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "The most threads that the engine may use.")
  private Integer threads;

  @Option(
      names = "--gap",
      paramLabel = "X",
      description =
          "Stop at this relative gap, for example 0.001; an engine that proves at once has a gap"
              + " of 0.")
  private Double gap;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where to write the solution, with its proof.")
  private Path out;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** What {@code solve --json} prints; null where there is nothing to say. */
  record Report(
      String instance,
      String solver,
      String status,
      Long cost,
      Long bound,
      Double gap,
      Long checkedBound,
      Double checkedGap,
      String sense,
      Long value,
      Long valueBound,
      String proof,
      double seconds,
      int[] satelliteOf) {

    static Report of(AssignmentFile file, SolveResult result) {
      Values values = new Values(file);
      return new Report(
          file.problem().name(),
          result.solver(),
          result.termination().reason().name(),
          boxed(result.cost()),
          boxed(result.bound()),
          boxed(result.gap()),
          boxed(result.checkedBound()),
          boxed(result.checkedGap()),
          values.sense(),
          values.ofOptional(result.cost()),
          values.ofOptional(result.bound()),
          result.evidence().name().toLowerCase(Locale.ROOT),
          result.seconds(),
          result.placement().map(placement -> placement.toArray()).orElse(null));
    }

    private static Long boxed(OptionalLong value) {
      return value.isPresent() ? value.getAsLong() : null;
    }

    private static Double boxed(OptionalDouble value) {
      return value.isPresent() ? value.getAsDouble() : null;
    }
  }

  @Override
  public Integer call() throws IOException {
    if (out != null) {
      Folder.requireRoomFor(out);
    }
    AssignmentFile file = instance.open();
    SolveOptions options = options();
    SolveResult result =
        Interruptible.run(
            cancellation ->
                solver.solve(file.problem(), options, cancellation, Interruptible.CHECKS),
            solved -> finish(file, options, solved));
    return result.termination().hasPlacement() ? 0 : 1;
  }

  private SolveOptions options() {
    try {
      SolveOptions options = SolveOptions.defaults();
      options = timeLimit == null ? options : options.withTimeLimit(timeLimit);
      options = iterationLimit == null ? options : options.withIterationLimit(iterationLimit);
      options = seed == null ? options : options.withSeed(seed);
      options = threads == null ? options : options.withThreads(threads);
      return gap == null ? options : options.withTargetGap(gap);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }

  private void finish(AssignmentFile file, SolveOptions options, SolveResult result) {
    PrintWriter screen = spec.commandLine().getOut();
    if (json) {
      screen.println(Json.of(Report.of(file, result)));
    } else {
      screen.printf("instance  %s%n", Printable.inOneLine(file.problem()));
      screen.printf(
          "solver    %s (%s)%n",
          result.solver(), solver.why(file.problem(), options, result.solver()));
      screen.printf("status    %s%n", result.termination());
      Values values = new Values(file);
      String what = values.converted() ? "value     %s%n" : "cost      %s%n";
      result.cost().ifPresent(cost -> screen.printf(what, values.withUnit(cost)));
      printBounds(screen, result, values);
      screen.printf(Locale.ROOT, "seconds   %.4f%n", result.seconds());
    }
    screen.flush();
    wrongOptimum(file, result)
        .ifPresent(problem -> spec.commandLine().getErr().println("spacemoe: " + problem));
    if (out != null) {
      SolutionFile.from(result, file, options).write(out);
      spec.commandLine().getErr().println("wrote " + out);
    }
  }

  /** What the result says against the optimum that the file names. */
  private static Optional<String> wrongOptimum(AssignmentFile file, SolveResult result) {
    if (file.knownOptimum().isEmpty()) {
      return Optional.empty();
    }
    long known = file.knownOptimum().getAsLong();
    Values values = new Values(file);
    if (result.cost().isPresent() && result.cost().getAsLong() < known) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the file's knownOptimum %d is wrong: this placement has the better %d",
              values.of(known),
              values.of(result.cost().getAsLong())));
    }
    return result.checkedBound().stream()
        .filter(bound -> bound > known)
        .mapToObj(
            bound ->
                String.format(
                    Locale.ROOT,
                    "the file's knownOptimum %d is wrong: %s prove that nothing is better than %d",
                    values.of(known),
                    evidence(result, "checked nodes of a tree"),
                    values.of(bound)))
        .findFirst();
  }

  private static String evidence(SolveResult result, String tree) {
    return result.proofs().stream().anyMatch(TreeProof.class::isInstance) ? tree : "checked rents";
  }

  private static void printBounds(PrintWriter screen, SolveResult result, Values values) {
    result
        .claimedBound()
        .ifPresent(
            bound ->
                screen.printf(
                    Locale.ROOT,
                    "bound     %d, claimed by %s%s%n",
                    values.of(bound),
                    result.solver(),
                    values.gap(result.cost(), bound)));
    result
        .checkedBound()
        .ifPresent(
            bound ->
                screen.printf(
                    Locale.ROOT,
                    "bound     %d, proved by %s%s%n",
                    values.of(bound),
                    evidence(result, "a checked tree"),
                    values.gap(result.cost(), bound)));
    if (result.termination().reason() == Termination.Reason.INFEASIBLE) {
      screen.printf(
          "proof     %s%n",
          result.evidence() == SolveResult.Evidence.CHECKED
              ? "checked: " + result.proofs().get(0)
              : "claimed by " + result.solver());
    }
  }
}

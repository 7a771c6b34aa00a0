package io.spacemoe.instances.assignment;

import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.NumberLines;
import io.spacemoe.instances.text.Part;
import io.spacemoe.instances.text.Scale;
import io.spacemoe.instances.text.Tokens;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Generalised assignment problems as OR-Library, Chu and Yagiura publish them: agents (satellites)
 * and jobs (experts), the cost or profit of each job agent by agent, what each job takes of each
 * agent's resource, and the agents' capacities; in files of several problems, after their number.
 */
final class GapFile {
  private final InputFile file;
  private final Tokens tokens;
  private final boolean maximised;
  private final Scale scale;

  private GapFile(InputFile file, boolean maximised, Scale scale) {
    this.file = file;
    this.tokens = new Tokens(file);
    this.maximised = maximised;
    this.scale = scale;
  }

  /** How many problems a file has; empty when it has one and does not say so. */
  static Optional<Integer> problems(InputFile file) {
    return NumberText.severalGaps(file)
        ? Optional.of(problemCount(new Tokens(file)))
        : Optional.empty();
  }

  /** Reads the problem of this number, from 1, and makes sure that the others are there. */
  static AssignmentFile read(InputFile file, Part part, boolean maximised, Scale scale) {
    GapFile gap = new GapFile(file, maximised, scale);
    int problems = problems(file).map(n -> problemCount(gap.tokens)).orElse(1);
    int wanted = part.number(file, problems);
    AssignmentFile result = null;
    for (int p = 1; p <= problems; p++) {
      if (p == wanted) {
        result = gap.problem(problems == 1 ? file.problemName() : file.problemName() + "#" + p);
      } else {
        gap.skipProblem(p);
      }
    }
    gap.tokens.end(String.format(Locale.ROOT, "the last of %d problems", problems));
    return result;
  }

  private static int problemCount(Tokens tokens) {
    return tokens.count("the number of problems", 1, 10);
  }

  private void skipProblem(int number) {
    long needed = NumberText.needed(agents(), jobs());
    if (tokens.skip(needed) < needed) {
      throw tokens.wrong(String.format(Locale.ROOT, "ends in the middle of problem %d", number));
    }
  }

  private int agents() {
    return tokens.count("the number of agents", 1, 6);
  }

  private int jobs() {
    return tokens.count("the number of jobs", 1, 4);
  }

  private AssignmentFile problem(String name) {
    int agents = agents();
    int jobs = jobs();
    if (NumberText.needed(agents, jobs) > tokens.rest() / 2 + 1) {
      throw tokens.wrong(
          String.format(
              Locale.ROOT,
              "announces %d agents and %d jobs, but there is no room for %d numbers in the rest of the file",
              agents,
              jobs,
              NumberText.needed(agents, jobs)));
    }
    long[][] numbers = table(agents, jobs, maximised ? "profit" : "cost");
    long[][] demands = table(agents, jobs, "resource");
    long[] room = new long[agents];
    for (int a = 0; a < agents; a++) {
      room[a] = tokens.scaled(String.format(Locale.ROOT, "the capacity of agent %d", a + 1), scale);
    }
    return new Imported(
            name, maximised, agents, numbers, () -> capacity(room, demands), ForbiddenPairs.none())
        .file(file, scale);
  }

  /** Jobs x agents, from agents x jobs. */
  private long[][] table(int agents, int jobs, String what) {
    long[][] table = new long[jobs][agents];
    for (int a = 0; a < agents; a++) {
      for (int j = 0; j < jobs; j++) {
        table[j][a] = tokens.scaled(what, scale);
      }
    }
    return table;
  }

  /** One demand per expert where no satellite makes a difference. */
  private static Capacity capacity(long[] room, long[][] demands) {
    boolean same =
        Arrays.stream(demands).allMatch(row -> Arrays.stream(row).allMatch(d -> d == row[0]));
    return same
        ? Capacity.memory(room, Arrays.stream(demands).mapToLong(row -> row[0]).toArray())
        : Capacity.memory(room, demands);
  }

  /** The text of a file with one problem, without the number of problems. */
  static byte[] text(AssignmentFile file) {
    PlacementProblem problem = file.problem();
    int agents = problem.satellites();
    int jobs = problem.experts();
    NumberLines lines = new NumberLines();
    lines.text(String.format(Locale.ROOT, "%d %d", agents, jobs));
    for (int a = 0; a < agents; a++) {
      int agent = a;
      lines.numbers(jobs, j -> file.objective().number(problem.cost(j, agent)));
    }
    for (int a = 0; a < agents; a++) {
      int agent = a;
      lines.numbers(jobs, j -> problem.demand(j, agent));
    }
    lines.numbers(agents, problem::room);
    return lines.bytes();
  }
}

package io.spacemoe.instances.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.instances.SharedData;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.Placement;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.SolveOptions;
import io.spacemoe.solver.door.Solvers;
import io.spacemoe.solver.tck.BruteForce;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OR-Library's assignment and GAP files, and those of Chu and Yagiura, through the one door. */
class OrLibraryTest {
  /** Two agents and three jobs, then one agent and two jobs. */
  private static final String TWO_GAPS =
      """
      2
      2 3
      5 9 4   1 7 2
      1 2 3
      4 4 4
      6 8
      1 2
      3 4
      1 1
      2
      """;

  @TempDir Path folder;

  @Test
  void aSquareIsRowsOfCosts() throws IOException {
    AssignmentFile file = AssignmentFile.read(text("cube.txt", "2\n 5 6\n-7 8\n"));

    assertThat(file.problem())
        .isEqualTo(
            PlacementProblem.of("cube", new Costs.Matrix(2, new long[][] {{12, 13}, {0, 15}})));
    assertThat(file.objective()).isEqualTo(new Objective(false, -7));
    assertThat(file.objective().value(13, 2)).isEqualTo(6 - 7);
  }

  @Test
  void agentsAreSatellitesAndProfitsAreMaximised() throws IOException {
    String file = text("two.txt", TWO_GAPS).toString();

    AssignmentFile first = AssignmentFile.open(file + "#1");
    AssignmentFile second = AssignmentFile.open(file + "#2");

    assertThat(AssignmentFile.problemsIn(Path.of(file), Reading.BY_CONTENT))
        .containsExactly(file + "#1", file + "#2");
    assertThat(first.problem().name()).isEqualTo("two#1");
    assertThat(first.objective()).isEqualTo(new Objective(true, 9));
    assertThat(first.problem().costs())
        .isEqualTo(new Costs.Matrix(2, new long[][] {{4, 8}, {0, 2}, {5, 7}}));
    assertThat(first.problem().capacity())
        .isEqualTo(Capacity.memory(new long[] {6, 8}, new long[][] {{1, 4}, {2, 4}, {3, 4}}));
    assertThat(first.objective().value(first.problem().evaluate(Placement.of(0, 1, 0)).cost(), 3))
        .isEqualTo(5 + 7 + 4);
    assertThat(second.problem().capacity())
        .as("the same demand everywhere is a demand of the expert")
        .isEqualTo(Capacity.memory(new long[] {2}, new long[] {1, 1}));
    assertThat(first.sha256()).isNotEqualTo(second.sha256()).hasSize(64);
  }

  @Test
  void theSenseIsAskedForOrToldByTheName() throws IOException {
    Path plain = text("x.txt", TWO_GAPS);
    Path ofChu = text("gapc.txt", TWO_GAPS);

    assertThat(AssignmentFile.open(ofChu + "#1").objective()).isEqualTo(Objective.COST);
    AssignmentFile least = AssignmentFile.open(plain + "#1", Reading.as(Format.GAP_MIN));
    AssignmentFile most = AssignmentFile.open(plain + "#1", Reading.as(Format.GAP_MAX));
    assertThat(most).isEqualTo(AssignmentFile.open(plain + "#1"));
    assertThat(best(least)).isEqualTo(bestByHand(least.problem(), false));
    assertThat(best(most)).isEqualTo(bestByHand(least.problem(), true));
  }

  private static long best(AssignmentFile file) {
    long cost = BruteForce.leastCost(file.problem()).orElseThrow();
    return file.objective().value(cost, file.problem().experts());
  }

  /** The least or greatest sum of a file's own numbers, by trying all placements of three jobs. */
  private static long bestByHand(PlacementProblem numbers, boolean greatest) {
    long[] values =
        IntStream.range(0, 8)
            .mapToObj(bits -> Placement.of(bits & 1, bits >> 1 & 1, bits >> 2))
            .map(numbers::evaluate)
            .filter(evaluation -> evaluation.feasible())
            .mapToLong(evaluation -> evaluation.cost())
            .sorted()
            .toArray();
    return values[greatest ? values.length - 1 : 0];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 1 2 3          | line 1 | ends where a cost should be
          2 1 2 3 x        | line 1 | "x" as a cost; expected a whole number
          2 1 2 3 4.5      | line 1 | "4.5" as a cost; expected a whole number
          1 99999999999999999999 | line 1 | expected a whole number
          0 7              | line 1 | goes on with "7" after 0 rows
          900000000 1 2    | line 1 | allowed: 0 to
          3000 1 2 3 4     | line 1 | allowed: 0 to
          300 1 2 3 4      | line 1 | announces 300 rows, but there is no room for 90000 numbers
          """)
  void aDamagedSquareIsRefused(String damaged, String place, String says) throws IOException {
    Path file = text("bad.txt", damaged);
    assertThatThrownBy(() -> AssignmentFile.open(file.toString(), Reading.as(Format.OR_ASSIGNMENT)))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContainingAll("bad.txt", place, says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          (?s)3 4.1 1.2         | #2 | line 7 | announces 1 agents and 2 jobs, but there is no room for 5
          (?s).1 2.3 4.1 1.2    | #2 | line 7 | ends where the number of agents should be
          (?s).1 2.3 4.1 1.2    | #1 | line 7 | ends where the number of agents should be
          6 8                   | #1 | line 11 | ends in the middle of problem 2
          (?s)3 4.1 1.2         | #1 | line 9 | ends in the middle of problem 2
          (?s).2.$              | #1 | line 9 | ends in the middle of problem 2
          none                  | #0 | two.txt | has no problem #0; allowed: #1 to #2
          none                  | #x | two.txt | has no problem #x
          none                  | '' | two.txt | holds 2 problems; expected the name of one
          """)
  void aDamagedGapIsRefused(String cut, String part, String place, String says) throws IOException {
    Path file = text("two.txt", TWO_GAPS.replaceFirst(cut, ""));
    assertThatThrownBy(() -> AssignmentFile.open(file + part, Reading.as(Format.GAP_MAX)))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContainingAll(place, says);
  }

  @Test
  void whatPublishersWriteIsToldApart() throws IOException {
    assertThat(formatOf("1\n5\n")).isEqualTo(Format.OR_ASSIGNMENT);
    assertThat(formatOf("2 3\n5 9 4   1 7 2\n1 2 3\n4 4 4\n6 8\n")).isEqualTo(Format.GAP_MIN);
    assertThat(formatOf(TWO_GAPS)).isEqualTo(Format.GAP_MAX);
    assertThat(formatOf(TWO_GAPS.substring(0, 30))).as("cut off").isEqualTo(Format.GAP_MAX);
    assertThat(formatOf("2 3\n5 9 4\n1")).as("cut off").isEqualTo(Format.GAP_MIN);
    assertThat(formatOf("3\n5 6 7\n8 9")).isEqualTo(Format.OR_ASSIGNMENT);
    assertThat(formatOf(" {}")).isEqualTo(Format.SPACEMOE);
    assertThatThrownBy(() -> formatOf("Once upon a time, there")).hasMessageContaining("none of");
  }

  private Format formatOf(String text) throws IOException {
    return Format.of(InputFile.read(text("any.txt", text)));
  }

  @Test
  void aFileNamedWithANumberSignIsAFile() throws IOException {
    Path file = text("odd#2", "1\n5\n");
    assertThat(AssignmentFile.open(file.toString()).problem().experts()).isEqualTo(1);
  }

  @Test
  void assign100HasItsOptimum() {
    PlacementProblem problem =
        AssignmentFile.read(SharedData.file("benchmarks/assignment/assign100.txt")).problem();

    assertThat(
            Solvers.solve(Solvers.named("assignment"), problem, SolveOptions.defaults())
                .checkedBound())
        .hasValue(305);
  }

  @Test
  void everyPublishedGapIsRead() {
    List<String> problems =
        SharedData.filesBelow("benchmarks/gap").stream()
            .filter(file -> !file.toString().contains("LICENSE"))
            .flatMap(file -> AssignmentFile.problemsIn(file, Reading.BY_CONTENT).stream())
            .toList();
    for (String name : problems) {
      AssignmentFile file = AssignmentFile.open(name);
      String plain = name.replaceAll(".*/", "");
      assertThat(file.objective().maximised()).isEqualTo(plain.startsWith("gap"));
      if (!plain.startsWith("gap")) {
        assertThat(file.problem().satellites()).isEqualTo(Integer.parseInt(plain.substring(1, 3)));
        assertThat(file.problem().experts()).isEqualTo(Integer.parseInt(plain.substring(3)));
      }
    }
    if (!problems.isEmpty()) {
      assertThat(problems).hasSize(4 * 5 + 9);
    }
  }

  private Path text(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}

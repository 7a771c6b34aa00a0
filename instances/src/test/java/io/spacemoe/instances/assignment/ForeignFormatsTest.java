package io.spacemoe.instances.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.instances.RandomContent;
import io.spacemoe.instances.SharedData;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Part;
import io.spacemoe.instances.text.Scale;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.Costs;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.tck.BruteForce;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** DIMACS networks, cost tables, and what every format that is written reads back. */
class ForeignFormatsTest {
  @TempDir Path folder;

  @Test
  void aDimacsAssignmentForbidsThePairsWithoutAnArc() throws IOException {
    AssignmentFile file =
        read("c two by two\np asn 4 3\nn 1\nn 2\nc arcs\na 1 3 -5\na 1 4 6\na 2 4 7\n");

    assertThat(file.problem())
        .isEqualTo(
            new PlacementProblem(
                "any",
                new Costs.Matrix(2, new long[][] {{0, 11}, {5, 12}}),
                Capacity.one(),
                ForbiddenPairs.of(List.of(new int[] {1, 0}))));
    assertThat(best(file)).isEqualTo(-5 + 7);
  }

  @Test
  void aTransportationProblemHasAnExpertForEachUnit() throws IOException {
    AssignmentFile file =
        read(
            """
            p min 5 5
            n 1 2
            n 2 1
            n 4 -1
            n 5 -2
            a 1 4 0 1 3
            a 1 5 0 9 4
            a 1 5 0 2 8
            a 2 4 0 0 0
            a 2 5 0 1 6
            """);

    assertThat(file.problem().experts()).isEqualTo(3);
    assertThat(file.problem().capacity()).isEqualTo(Capacity.slots(1, 2));
    assertThat(file.problem().forbidden())
        .as("an arc that lets nothing through")
        .isEqualTo(ForbiddenPairs.of(List.of(new int[] {2, 0})));
    assertThat(best(file)).as("of two arcs the cheapest counts").isEqualTo(3 + 4 + 6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          p min 2 1;n 1 1;n 2 -2;a 1 2 0 1 5       | any.txt | supplies 1 in all and demands 2
          p min 3 2;n 1 1;n 3 -1;a 1 2 0 1 5;a 2 3 0 1 1 | line 4 | goes from node 1 to node 2, not from
          p min 2 1;n 1 3;n 2 -3;a 1 2 0 2 5       | line 4 | lets through no more than 2
          p min 2 1;n 1 3;n 2 -3;a 1 2 1 3 5       | line 4 | demands a least flow
          p min 2 1;n 1 9000000000;n 2 -9000000000;a 1 2 0 9000000000 5 | any.txt | stands for 9000000000 experts
          p asn 4 1;n 1;n 2;a 1 2 5                | line 4 | from node 1 to node 2; expected from a node with an n line
          p asn 4 2;n 1;n 2;a 1 3 5                | line 4 | ends after 1 arcs; the problem line announces 2
          p asn 4 1;n 1;n 1;a 1 3 5                | line 3 | describes node 1 again
          p asn 4 1;n 1;n 7;a 1 3 5                | line 3 | has 7 as a node; allowed: 1 to 4
          p asn 4 1;n 1;x 2                        | line 3 | has "x"; expected a line that begins with c, n or a
          p asn 900000000 1;n 1                    | line 1 | allowed: 0 to
          p sp 4 1;n 1                             | line 1 | has "sp"; expected "asn" first
          c only                                   | line 1 | expected "p"
          """)
  void otherNetworksAreRefused(String lines, String place, String says) {
    assertThatThrownBy(() -> read(lines.replace(';', '\n')))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContainingAll("any.txt", place, says);
  }

  @Test
  void aSparseNetworkDoesNotAllocateATable() {
    StringBuilder lines = new StringBuilder("p asn 60000 1\n");
    for (int e = 1; e <= 30_000; e++) {
      lines.append("n ").append(e).append('\n');
    }
    assertThatThrownBy(() -> read(lines + "a 1 40000 1\n"))
        .hasMessageContaining("stands for 30000 experts and 30000 satellites")
        .hasMessageContaining("allowed: ");
  }

  @Test
  void theNetworksOfOthersAreReadOrRefusedInWords() {
    for (String name : List.of("Network3.dmx", "sample.dmx")) {
      Path file = SharedData.file("benchmarks/mcf/" + name);
      assertThatThrownBy(() -> AssignmentFile.read(file))
          .hasMessageContaining("only assignment and transportation problems can be read");
    }
  }

  @Test
  void aCostTableMayHaveNamesAndForbiddenPairs() throws IOException {
    PlacementProblem expected =
        new PlacementProblem(
            "any",
            new Costs.Matrix(3, new long[][] {{4, 0, 9}, {0, 7, 80}}),
            Capacity.one(),
            ForbiddenPairs.of(List.of(new int[] {0, 1}, new int[] {1, 0})));

    assertThat(read("expert,s0,s1,s2\ne0,4,,9\ne1,inf,7,8e1\n").problem()).isEqualTo(expected);
    assertThat(read("4, -, 9.0\n\n\"inf\" , 7,80\n").problem()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2;1 2;3 4                                   | true
          2 3;5 9 4                                   | true
          c x;p  min 2 1                              | true
          a,b;1,2                                     | true
          expert,s0;                                  | true
          ,a,b;x,1,inf                                | true
          {"name": "x", "format": "spacemoe-assignment/1" | true
          {"format": "spacemoe-scenario/1"}           | false
          {"logical_count": [[1]]}                    | false
          layer,e0;0,1                                | false
          token,layer,experts;0,0,1                   | false
          Copyright (c) 2024, all rights;reserved, by | false
          # Notes                                     | false
          """)
  void anInstanceIsToldFromOtherFiles(String lines, boolean instance) throws IOException {
    Path file = Files.writeString(folder.resolve("any"), lines.replace(';', '\n'));
    assertThat(Format.isInstance(file)).isEqualTo(instance);
  }

  @Test
  void everyPublishedInstanceLooksLikeOne() {
    for (Path file : SharedData.filesBelow("benchmarks")) {
      boolean prose = file.toString().contains("LICENSE");
      assertThat(Format.isInstance(file)).as(file.toString()).isEqualTo(!prose);
    }
    for (Path file : SharedData.filesBelow("expert-loads")) {
      assertThat(Format.isInstance(file)).as(file.toString()).isFalse();
    }
    assertThat(Format.isInstance(folder)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2,1;3    | line 2 | has 1 fields; expected as many as the first line, 2
          2,1;3,4,5| line 2 | has 3 fields; expected as many as the first line, 2
          2,1;3,x  | line 2 | has "x" in field 2; expected a whole number
          2,1;3,.5 | line 2 | has ".5" in field 2; expected a whole number
          2,1;3,"4 | any.txt | is not CSV
          1,9223372036854775807 | any.txt | which is not valid
          """)
  void aDamagedTableIsRefused(String lines, String place, String says) {
    assertThatThrownBy(() -> read(lines.replace(';', '\n')))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContainingAll(place, says);
  }

  /** Costs with decimals: exact by a scale that is told, or an error that names the scale. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          or-assignment     | 2;2.50 3;4.125 5e-1                               | 1000
          gap-min           | 1 2;2.5 3;1 1;2                                   | 10
          gap-min           | 1 2;2 3;0.25 1.000;2                              | 100
          gap-max           | 1 2;2 3;1 1;2.25                                  | 100
          dimacs-assignment | p asn 4 3;n 1;n 2;a 1 3 -5.5;a 1 4 6;a 2 4 7.0    | 10
          dimacs-flow       | p min 2 1;n 1 1;n 2 -1;a 1 2 0 1 0.001            | 1000
          csv               | expert,s0.125,s1;e0,2.50,inf;e1,,4.7              | 10
          csv               | 2.5 3;1 4.25                                      | 100
          csv               | 2.5\t3;1\t0.000000000000000001                    | 1000000000000000000
          """)
  void decimalsAreExactByAScale(String id, String lines, long scale) throws IOException {
    Path path =
        Files.writeString(folder.resolve("any.txt"), lines.replace(';', '\n').replace("\\t", "\t"));
    Reading reading = Reading.as(Format.named(id));

    assertThatThrownBy(() -> AssignmentFile.open(path.toString(), reading))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageContainingAll(
            "any.txt", "expected a whole number", "Maybe say --scale " + scale + ", which makes");
    if (scale < 1_000_000) {
      AssignmentFile read = AssignmentFile.open(path.toString(), reading.withScale(scale));
      AssignmentFile tenfold = AssignmentFile.open(path.toString(), reading.withScale(10 * scale));
      assertThat(read.unit()).isEqualTo("units of 1/" + scale);
      assertThat(best(tenfold)).isEqualTo(10 * best(read));
      assertThatThrownBy(() -> AssignmentFile.open(path.toString(), reading.withScale(7)))
          .hasMessageContaining("when multiplied by the scale 7.")
          .hasMessageContaining("Maybe say --scale " + scale);
    } else {
      assertThat(
              AssignmentFile.open(path.toString(), reading.withScale(scale)).problem().cost(1, 1))
          .isEqualTo(1);
    }
  }

  @Test
  void aScaleIsTakenToTheLastDigit() throws IOException {
    Path path = Files.writeString(folder.resolve("any.csv"), "0.1,0.2\n0.7,1e-1\n");

    AssignmentFile read = AssignmentFile.open(path.toString(), Reading.BY_CONTENT.withScale(10));
    assertThat(read.problem().costs())
        .isEqualTo(new Costs.Matrix(2, new long[][] {{1, 2}, {7, 1}}));
    assertThat(
            AssignmentFile.open(path.toString(), Reading.BY_CONTENT.withScale(30))
                .problem()
                .costs())
        .isEqualTo(new Costs.Matrix(2, new long[][] {{3, 6}, {21, 3}}));
    Files.writeString(path, "0.1234567890123456789,1\n2,3\n");
    assertThatThrownBy(() -> AssignmentFile.open(path.toString()))
        .hasMessageContaining("numbers with 19 decimals")
        .hasMessageContaining("Maybe round them to 18");
    Files.writeString(path, "4000000000000,1\n2,3\n");
    assertThatThrownBy(
            () -> AssignmentFile.open(path.toString(), Reading.BY_CONTENT.withScale(10_000_000)))
        .hasMessageContaining("has \"4000000000000\" in field 1; expected a whole number");
  }

  /** The greatest sum, where a format does not say what is asked for. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3,8;5,4                                                      | 13
          -3,-8;-5,-4                                                  | -7
          3,;5,4                                                       | 7
          p asn 4 3;n 1;n 2;a 1 3 -5;a 1 4 6;a 2 4 7                   | 2
          p min 3 3;n 1 1;n 3 -1;a 1 3 0 1 3;a 1 3 0 1 9;a 1 3 0 1 5   | 9
          """)
  void theGreatestValueIsAskedForByName(String lines, long greatest) throws IOException {
    Path path = Files.writeString(folder.resolve("any.txt"), lines.replace(';', '\n'));
    AssignmentFile read = AssignmentFile.open(path.toString(), Reading.BY_CONTENT.withMaximum());

    assertThat(read.objective().maximised()).isTrue();
    assertThat(best(read)).isEqualTo(greatest);
  }

  @Test
  void aSenseOrAScaleThatSaysNothingIsRefused() throws IOException {
    Path own = folder.resolve("x.assignment.json");
    read("3,8\n5,4\n").write(own);
    Path square = Files.writeString(folder.resolve("any.asn"), "1\n5\n");

    for (Path path : List.of(own, square)) {
      assertThatThrownBy(
              () -> AssignmentFile.open(path.toString(), Reading.BY_CONTENT.withMaximum()))
          .hasMessageContaining("so that --maximise does not apply");
    }
    assertThatThrownBy(() -> AssignmentFile.open(own.toString(), Reading.BY_CONTENT.withScale(10)))
        .hasMessageContaining("so that --scale does not apply");
    assertThat(
            AssignmentFile.open(square.toString(), Reading.BY_CONTENT.withScale(10))
                .problem()
                .cost(0, 0))
        .isEqualTo(50);
  }

  /** What OR-Tools and others make of it is tested where the command line is. */
  @Test
  void aProgrammeIsWrittenForOtherSolvers() throws IOException {
    Path csv = Files.writeString(folder.resolve("two words.csv"), "3,\n-5,4\n");
    AssignmentFile file = AssignmentFile.open(csv.toString(), Reading.BY_CONTENT.withMaximum());

    assertThat(new String(file.text(Format.MPS), StandardCharsets.US_ASCII))
        .isEqualTo(
            """
            * values to be maximised are written with the other sign, to be minimised
            NAME two_words
            ROWS
             N cost
             E e0
             E e1
             L s0
             L s1
            COLUMNS
                MARKER 'MARKER' 'INTORG'
                x0_0 cost -3 e0 1
                x0_0 s0 1
                x1_0 cost 5 e1 1
                x1_0 s0 1
                x1_1 cost -4 e1 1
                x1_1 s1 1
                MARKER 'MARKER' 'INTEND'
            RHS
                rhs e0 1
                rhs e1 1
                rhs s0 1
                rhs s1 1
            BOUNDS
             UP bounds x0_0 1
             UP bounds x1_0 1
             UP bounds x1_1 1
            ENDATA
            """);
    assertThatThrownBy(() -> AssignmentFile.open(csv.toString(), Reading.as(Format.MPS)))
        .hasMessageContaining("cannot be read as mps, which is only written");
  }

  /** Numbers in lines of their own are a square of OR-Library, or a table with one column. */
  @Test
  void theNameTellsWhereTheContentHasTwoReadings() throws IOException {
    for (String column : List.of("7\n", "6\n5\n", "inf\n5\n", "2\n1\n2\n3\n4\n")) {
      Path table = Files.writeString(folder.resolve("one.csv"), column);
      assertThat(Format.of(table)).isEqualTo(Format.CSV);
      assertThat(AssignmentFile.open(table.toString()).problem().satellites()).isEqualTo(1);
    }
    Path square = Files.writeString(folder.resolve("one.txt"), "1\n5\n");
    assertThat(Format.of(square)).isEqualTo(Format.OR_ASSIGNMENT);
    Path named = Files.writeString(folder.resolve("square.csv"), "2\n1 2\n3 4\n");
    assertThat(Format.of(named)).isEqualTo(Format.OR_ASSIGNMENT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"DIMACS_FLOW", "MPS"},
      mode = EnumSource.Mode.EXCLUDE)
  void whatIsWrittenReadsBackEqual(Format format) {
    Random random = new Random(1);
    int written = 0;
    for (int seed = 0; seed < 400; seed++) {
      AssignmentFile before = numbersOf(new RandomContent(seed).assignment(), format, random);
      byte[] text;
      try {
        text = before.text(format);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("cannot be written as " + format.id());
        continue;
      }
      written++;
      AssignmentFile after =
          format.read(InputFile.of("any", text), Part.of("any"), Reading.BY_CONTENT);
      assertThat(after.problem().costs()).isEqualTo(before.problem().costs());
      assertThat(after.problem().capacity()).isEqualTo(before.problem().capacity());
      assertThat(after.problem().forbidden()).isEqualTo(before.problem().forbidden());
      assertThat(after.objective()).isEqualTo(before.objective());
      assertThat(after.text(format)).isEqualTo(text);
    }
    assertThat(written).isGreaterThan(20);
  }

  /** Random content as the format's reader would have made it: a matrix, with a fitting base. */
  private static AssignmentFile numbersOf(AssignmentFile file, Format format, Random random) {
    PlacementProblem problem = file.problem();
    if (format == Format.SPACEMOE) {
      return file;
    }
    int satellites = format == Format.OR_ASSIGNMENT ? problem.experts() : problem.satellites();
    ForbiddenPairs forbidden =
        format == Format.CSV || format == Format.DIMACS_ASSIGNMENT
            ? problem.forbidden()
            : ForbiddenPairs.none();
    long[][] numbers = new long[problem.experts()][satellites];
    for (int e = 0; e < numbers.length; e++) {
      for (int s = 0; s < satellites; s++) {
        numbers[e][s] = forbidden.contains(e, s) ? 0 : random.nextInt(100) - 20;
      }
    }
    boolean gap = format == Format.GAP_MAX || format == Format.GAP_MIN;
    return new Imported(
            "any",
            format == Format.GAP_MAX,
            satellites,
            numbers,
            () -> gap ? demands(numbers.length, satellites, random) : Capacity.one(),
            forbidden)
        .file(InputFile.of("any", new byte[] {'0'}), Scale.ONE);
  }

  private static Capacity demands(int experts, int satellites, Random random) {
    long[] memory = random.longs(satellites, 0, 100).toArray();
    long[][] demands = new long[experts][satellites];
    for (long[] row : demands) {
      for (int s = 0; s < satellites; s++) {
        row[s] = s < 2 ? s : random.nextInt(9);
      }
    }
    return satellites < 2
        ? Capacity.memory(memory, new long[experts])
        : Capacity.memory(memory, demands);
  }

  private static long best(AssignmentFile file) {
    long cost = BruteForce.leastCost(file.problem()).orElseThrow();
    return file.objective().value(cost, file.problem().experts());
  }

  private AssignmentFile read(String text) throws IOException {
    return AssignmentFile.read(Files.writeString(folder.resolve("any.txt"), text));
  }
}

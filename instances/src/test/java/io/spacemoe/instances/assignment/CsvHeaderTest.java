package io.spacemoe.instances.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import io.spacemoe.instances.AnyFile;
import io.spacemoe.instances.loads.TableFile;
import io.spacemoe.instances.loads.TraceFile;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Part;
import io.spacemoe.solver.tck.BruteForce;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first line of a cost matrix is: data, a header, or a question. */
class CsvHeaderTest {
  private static final String ASK = "ask";

  /**
   * Lines apart by blanks, and what they mean: experts x satellites and the least cost; {@code ask}
   * where they mean two things; {@code no} where they mean nothing. Then what they mean with {@code
   * --header} and {@code --no-header}.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inf,11,8 8,inf,7             | 2x3 16   | 1x3 7  | 2x3 16
          Infinity,11,8 8,-,7          | 2x3 16   | 1x3 7  | 2x3 16
          -,11,8 8,inf,7               | 2x3 16   | 1x3 7  | 2x3 16
          11,inf 8,7                   | 2x2 18   | 1x2 7  | 2x2 18
          11,8 inf,7                   | 2x2 18   | 1x2 7  | 2x2 18
          11,8 7,inf                   | 2x2 15   | 1x2 7  | 2x2 15
          inf,inf 8,7                  | 2x2 none | 1x2 7  | 2x2 none
          ,11,8 8,,7                   | ask      | 1x2 7  | 2x3 16
          ,11,8 ,5,9                   | 2x3 13   | 1x2 5  | 2x3 13
          ,8,8 8,,7                    | 2x3 15   | 1x2 7  | 2x3 15
          ,11,inf 8,,7                 | 2x3 18   | 1x2 7  | 2x3 18
          ,0,1 0,5,6                   | ask      | 1x2 5  | 2x3 0
          ,1 e0,5                      | ask      | 1x1 5  | no
          0,1,2,3 5,6,7,8              | ask      | 1x4 5  | 2x4 6
          1,2 4,3                      | ask      | 1x2 3  | 2x2 4
          inf,1,2 1,inf,1 2,1,inf      | 3x3 4    | 2x3 2  | 3x3 4
          0,1,2                        | 1x3 0    | 0x3 0  | 1x3 0
          2,3 5,4                      | 2x2 6    | 1x2 4  | 2x2 6
          3e+08,2 1E2,4                | 2x2 102  | 1x2 4  | 2x2 102
          s0,s1 4,3                    | 1x2 3    | 1x2 3  | no
          ,s0,s1 e0,4,3                | 1x2 3    | 1x2 3  | no
          ,s0,s1 9,4,3                 | ask      | 1x2 3  | no
          expert,s0,s1 9,4,3           | 1x2 3    | 1x2 3  | no
          expert,0,1 0,,3              | 1x2 3    | 1x2 3  | no
          id,0,1 9,4,3                 | ask      | 1x3 3  | no
          nan,11,8 8,1,7               | ask      | 1x3 1  | no
          11,NA,8 8,1,7                | ask      | 1x3 1  | no
          nan,nan 8,7                  | ask      | 1x2 7  | no
          e0,4,5                       | ask      | 0x3 0  | no
          +inf,4 5,6                   | ask      | 1x2 5  | no
          s0,expert 4,3                | no       | no     | no
          """)
  void everyFirstLineInEveryDress(String lines, String alone, String header, String noHeader) {
    for (String mark : List.of("", "\ufeff", "\ufeff\ufeff")) {
      for (String end : List.of("\n", "\r\n", "\r", "\n\n")) {
        for (boolean quoted : new boolean[] {false, true}) {
          String text = mark + String.join(end, quoted ? quoted(lines) : lines.split(" ")) + end;
          assertThat(meaning(text, Reading.as(Format.CSV))).as(text).isEqualTo(alone);
          assertThat(meaning(text, Reading.as(Format.CSV).withHeader(true))).isEqualTo(header);
          assertThat(meaning(text, Reading.as(Format.CSV).withHeader(false))).isEqualTo(noHeader);
          assertThat(meaning(text, Reading.BY_CONTENT)).isIn(alone, "no");
        }
      }
    }
  }

  /** With semicolons, tabs or blanks between fields a table means the same, or is asked about. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          inf,11,8 8,inf,7             | 2x3 16
          2,3 5,4                      | 2x2 6
          1,2 4,3                      | ask
          s0,s1 4,3                    | 1x2 3
          expert,s0,s1 9,4,3           | 1x2 3
          expert,s0,s1 9,inf,3 8,3,4   | 2x2 6
          id,0,1 9,4,3                 | ask
          s0,expert 4,3                | no
          """)
  void everySeparator(String lines, String alone) {
    for (String separator : List.of(",", ";", "\t", " ", "  \t ", " ; ")) {
      for (String end : List.of("\n", "\r\n", " \n\n")) {
        String text = String.join(end, lines.split(" ")).replace(",", separator) + end;
        assertThat(meaning(text, Reading.as(Format.CSV))).as(text).isEqualTo(alone);
        assertThat(meaning(text, Reading.BY_CONTENT)).as(text).isIn(alone, "no");
        String quoted = String.join(end, quoted(lines)).replace(",", separator) + end;
        assertThat(meaning(quoted, Reading.as(Format.CSV))).as(quoted).isEqualTo(alone);
      }
    }
    assertThat(meaning("2\t\t3\n5\t4\t6\n", Reading.as(Format.CSV))).isEqualTo("2x3 6");
    assertThat(meaning(" 2  3 \n  5 4\n", Reading.BY_CONTENT)).isEqualTo("2x2 6");
    assertThat(meaning("\"2\"\t\" 3\"\n5\t4\n", Reading.BY_CONTENT)).isEqualTo("2x2 6");
  }

  /** Two separators in one line are decimal commas as well as fields, and nobody guesses which. */
  @Test
  void twoSeparatorsAreAQuestion() {
    for (String text : List.of("1,5;2,5\n3,5;4\n", "1,5\t2,5\n", "a;b\tc\n1;2\t3\n")) {
      assertThatThrownBy(
              () ->
                  AssignmentFile.of(
                      file(text), new Part("x.csv", Optional.empty()), Reading.as(Format.CSV)))
          .isInstanceOf(InstanceFormatException.class)
          .hasMessageContainingAll(
              "x.csv: line 1 has ",
              " and ",
              "expected one of them between its fields",
              "decimal points");
    }
    assertThat(meaning("\"s,0\";s1\n4;3\n", Reading.as(Format.CSV))).isEqualTo("1x2 3");
  }

  /** OR-Library's numbers have white space between them, too: where both shapes fit, it asks. */
  @Test
  void aTableOfNumbersIsNoShapeOfOrLibrary() {
    String both = "2 2\n1 2\n3 4\n1 1\n1 1\n2 2\n";
    assertThatThrownBy(
            () ->
                AssignmentFile.of(
                    file(both), new Part("x.csv", Optional.empty()), Reading.BY_CONTENT))
        .hasMessageContaining(
            "one generalised assignment problem, or as a line of costs for each expert")
        .hasMessageContaining("--format or-assignment, gap-min, gap-max or csv");
    assertThat(meaning(both, Reading.as(Format.GAP_MIN))).isEqualTo("2x2 3");
    assertThat(meaning(both, Reading.as(Format.CSV).withHeader(false))).isEqualTo("6x2 none");
    assertThat(meaning("4 2 2\n1 2 3\n", Reading.BY_CONTENT)).isEqualTo("2x3 3");
  }

  /** Millions of numbers must not become millions of texts on their way. */
  @Test
  void readingMakesLittleGarbage() {
    StringBuilder text = new StringBuilder();
    for (int e = 0; e < 400; e++) {
      for (int s = 0; s < 400; s++) {
        text.append(s == 0 ? "" : ",").append(100_000 + 7 * e * s);
      }
      text.append('\n');
    }
    InputFile file = file(text.toString());
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();

    AssignmentFile read =
        AssignmentFile.of(file, new Part("x.csv", Optional.empty()), Reading.BY_CONTENT);

    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(5L * text.length());
    assertThat(read.problem().cost(399, 399)).isEqualTo(100_000 + 7 * 399 * 399);
  }

  private static String[] quoted(String lines) {
    return Arrays.stream(lines.split(" "))
        .map(line -> "\"" + line.replace(",", "\" , \"") + "\"")
        .toArray(String[]::new);
  }

  /** Experts x satellites and the least cost by trying all placements; ask; or no. */
  private static String meaning(String text, Reading reading) {
    try {
      AssignmentFile read =
          AssignmentFile.of(file(text), new Part("x.csv", Optional.empty()), reading);
      var problem = read.problem();
      var least = BruteForce.leastCost(problem);
      return String.format(
          Locale.ROOT,
          "%dx%d %s",
          problem.experts(),
          problem.satellites(),
          least.isPresent() ? Long.toString(read.objective().number(least.getAsLong())) : "none");
    } catch (InstanceFormatException e) {
      if (e.getMessage().contains("can be read as")) {
        assertThat(e.getMessage())
            .contains("x.csv: line 1 ", "--header", "--no-header", "--format");
        return ASK;
      }
      return "no";
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "inf,11,8\n8,inf,7\n",
        ",11,8\n8,,7\n",
        "-,11,8\n",
        "\"5\",\"6\"\n\"7\",\"8\"\n",
        "3e+08,2\n1,4\n",
        "s0,s1\n3e+08,2\n",
        "s0,s1\r3e+08,2\r",
      })
  void costsAreRecognisedAsCosts(String text) {
    assertThat(Kind.of(file(text))).isEqualTo(Kind.COSTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "expert,0\n1,2", "layer,a\n0,1\n", "[[1, 2]]"})
  void aHeaderIsToldOfCostMatricesOnly(String text) {
    InputFile file = InputFile.of("x.txt", text.getBytes(StandardCharsets.UTF_8));
    boolean costs = text.startsWith("expert");
    Reading told = Reading.BY_CONTENT.withHeader(true);
    if (costs) {
      assertThat(AnyFile.read(file, Part.of("x.txt"), told)).isInstanceOf(AssignmentFile.class);
      return;
    }
    assertThat(
            catchThrowableOfType(
                    InstanceFormatException.class, () -> AnyFile.read(file, Part.of("x.txt"), told))
                .getMessage())
        .contains("x.txt", "--header does not apply");
  }

  @Test
  void aBlankLineInATableOfOneColumnIsNoExpert() {
    assertThat(meaning("5\n\n7\n", Reading.as(Format.CSV))).isEqualTo("no");
    assertThat(meaning("5\ninf\n", Reading.as(Format.CSV))).isEqualTo("2x1 none");
    assertThat(meaning("5\n\n\n", Reading.as(Format.CSV))).isEqualTo("1x1 5");
  }

  /** Numbers that are a square as well as several problems: five of one agent and one job. */
  @Test
  void numbersWithTwoShapesAreAskedAbout() {
    String five = "5\n" + "1 1\n2\n1\n1\n".repeat(5);
    InputFile file = InputFile.of("x.txt", five.getBytes(StandardCharsets.UTF_8));

    assertThat(
            catchThrowableOfType(InstanceFormatException.class, () -> Format.of(file)).getMessage())
        .contains("a square of costs", "several generalised", "--format or-assignment");
    assertThat(Format.GAP_MAX.problems(file)).isEqualTo(5);
    assertThat(
            AssignmentFile.of(file, Part.of("x.txt"), Reading.as(Format.OR_ASSIGNMENT))
                .problem()
                .experts())
        .isEqualTo(5);
    InputFile exponent = InputFile.of("x", "1\n3e+08".getBytes(StandardCharsets.UTF_8));
    assertThat(AssignmentFile.of(exponent, Part.of("x"), Reading.BY_CONTENT).problem().cost(0, 0))
        .isEqualTo(300_000_000);
  }

  /** A table of loads or a trace in CSV: what its first line is. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          table | 0,1,2 5,6,7               | can be read as a header
          table | 1,2 4,3                   | can be read as a header
          table | 2,3 4,3                   | 2
          table | ,0,1 0,5,6                | 1
          table | ,5,3 2,4,1                | is neither a header nor a line of numbers
          table | nan,5,3 2,4,1             | is neither a header nor a line of numbers
          table | e0,e1 5,3                 | 1
          table | e0,layer 5,3              | has the column layer behind others
          table | layer,layer 5,3           | has the column layer behind others
          table | layer,expert,tokens,count 0,0,1,2 | expected layer, expert and one of
          table | layer,layer,expert,tokens 0,0,0,1 | expected layer, expert and one of
          table | [[90,132,40],[20,107,104]] | 2
          trace | ,1,8 0,2,3                | has "" in field 1
          trace | 0,1,2 0,2,3               | 2
          trace | layer,token,experts 1,0,8 2,0,9 3,0,9 | 3
          trace | layer,experts,x 1,0,8     | 1
          trace | token,experts,x 1,0,8     | is no header of a trace
          trace | [[90,132,40],[20,107,104]] | is a table of loads
          trace | [[90,132,40],[20,107,104]] [[1],[2]] | 2
          """)
  void firstLinesOfTablesAndTraces(String kind, String lines, String says) {
    for (String dress : List.of("\n", "\r\n", "\r")) {
      for (String mark : List.of("", "\ufeff")) {
        String text = mark + lines.replace(" ", dress) + dress;
        InputFile file = file(text);
        String found;
        try {
          found =
              Integer.toString(
                  kind.equals("table")
                      ? TableFile.read(file).length
                      : TraceFile.read(file, "x").layers());
        } catch (InstanceFormatException e) {
          found = e.getMessage();
        }
        assertThat(found).as(text).contains(says);
      }
    }
  }

  @Test
  void aMatrixInJsonIsATableOfLoads() {
    InputFile one = file("[[90,132,40],[20,107,104]]");

    assertThat(AnyFile.inOneLine(AnyFile.read(one, Part.of("x"), Reading.BY_CONTENT)))
        .isEqualTo("expert table of 2 layers with 3 experts");
    assertThat(Kind.of(file("[\n [90.5, 132],\n [20, 107]\n]\n"))).isEqualTo(Kind.TABLE);
    assertThat(Kind.of(file("[[8, 26], [3, 38]]\n[[8, 30], [3, 5]]\n"))).isEqualTo(Kind.TRACE);
    assertThat(Kind.of(file("[[8, 26], [3"))).isEqualTo(Kind.JSON);
  }

  private static InputFile file(String text) {
    return InputFile.of("x.csv", text.getBytes(StandardCharsets.UTF_8));
  }
}

package io.spacemoe.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.figure.FigureFormat;
import io.spacemoe.lab.figure.PlainLogAxis;
import io.spacemoe.lab.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of a report, apart from how a browser shows the page. */
class ReportTest {
  @TempDir private Path folder;

  @Test
  void everyChartAndTableIsAFileForPapers() throws Exception {
    Report.write(Pages.everything(), folder);

    for (String chart : List.of("line-chart", "step-chart", "flat-chart", "bar-chart")) {
      Path figures = folder.resolve("figures");
      assertThat(
              DocumentBuilderFactory.newDefaultInstance()
                  .newDocumentBuilder()
                  .parse(figures.resolve(chart + ".svg").toFile())
                  .getDocumentElement()
                  .getTagName())
          .isEqualTo("svg");
      assertThat(ImageIO.read(figures.resolve(chart + ".png").toFile()).getWidth())
          .isEqualTo(2 * FigureFormat.SCREEN.sheetWidth());
    }
    assertThat(folder.resolve("tables/some-table.csv"))
        .hasContent(
            "name,ms\nnine,9\nhundred,100\ntwenty,20\n\"a<b & \"\"c\"\" </script> {{page}} 100 % $x_1$ | ±\",\n");
    assertThat(Files.readString(folder.resolve("tables/some-table.md")))
        .contains("| name | ms |\n| --- | ---: |\n| nine | 9 |")
        .contains("\\$x\\_1\\$ \\| ± |  |")
        .contains("a\\<b \\& \"c\" \\</script\\>");
    assertThat(Files.readString(folder.resolve("tables/some-table.tex")))
        .contains("\\begin{tabular}{lr}\n\\toprule\nname & ms \\\\\n\\midrule\nnine & 9 \\\\")
        .contains("a$<$b \\& \"c\" $<$/script$>$ \\{\\{page\\}\\} 100 \\% \\$x\\_1\\$ | $\\pm$");
  }

  @Test
  void whatComesFromOutsideIsTextInEveryKindOfTable() {
    Table table = Pages.hostileTable();

    assertThat(table.csv().lines().skip(2))
        .containsExactly("\"'=1+1", "x\",-1.5e-3", "[2pt],'-2+3", "*,'@a");
    assertThat(table.markdown())
        .contains("| =1+1 x | -1.5e-3 |\n| \\[2pt\\] |")
        .doesNotContain("| <");
    assertThat(table.latex()).contains("\n{[}2pt] & -2+3 \\\\\n{*} & @a \\\\");
    assertThat(
            new Table(
                    "t", "", table.columns(), List.of(List.of("\ta", "+5"), List.of("\r", "-inf")))
                .csv()
                .replace("\r", "CR"))
        .endsWith("'\ta,+5\n\"'CR\",'-inf\n");
  }

  @Test
  void axesHavePlainNumbersAndBeginAtZero() throws IOException {
    Report.write(Pages.everything(), folder);

    assertThat(texts("step-chart")).contains("1", "2", "5", "10", "20", "50", "100", "0");
    assertThat(texts("line-chart")).contains("0").doesNotContain("-1");
    assertThat(texts("bar-chart")).contains("95 % confidence interval");
    assertThat(texts("flat-chart")).contains("0.0", "1.0", "0.001", "0.002").doesNotContain("0E0");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.1, '[1.0, 2.0]'",
    "3, 40, '[2.0, 5.0, 10.0, 20.0, 50.0]'",
    "1, 1, '[1.0, 2.0]'",
    "0.002, 0.01, '[0.002, 0.005, 0.01]'",
    "0.00003, 5, '[1.0E-5, 1.0E-4, 0.001, 0.01, 0.1, 1.0, 10.0]'"
  })
  void logarithmicAxesEndAtRoundNumbers(double least, double most, String numbers) {
    assertThat(PlainLogAxis.around(least, most)).hasToString(numbers);
  }

  private List<String> texts(String chart) throws IOException {
    return Pattern.compile("<text[^>]*>([^<]*)</text")
        .matcher(Files.readString(folder.resolve("figures/%s.svg".formatted(chart))))
        .results()
        .map(text -> text.group(1).strip())
        .toList();
  }

  @Test
  void aKeptPageGivesTheSameReportAgain() throws IOException {
    Pages.everything().write(folder);
    Page kept = Page.read(folder);

    assertThat(Report.html(kept).equals(Report.html(Pages.everything()))).isTrue();
  }

  @Test
  void thePageLoadsNothingFromElsewhere() {
    String html = Report.html(Pages.everything());
    for (String loads :
        List.of(
            "<script[^>]+src=", "<link[^>]+href=\"(?!data:)", "@import", "[#@] sourceMapping")) {
      assertThat(Pattern.compile(loads).matcher(html).find()).as(loads).isFalse();
    }
    assertThat(html.split("</script>", -1)).hasSize(5);
  }

  @Test
  void idsNameFilesAndAreUnique() {
    Table table = Pages.table();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page(table, table))
        .withMessageContaining("some-table");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> page(new Table("../up", "", table.columns(), table.rows())))
        .withMessageContaining("../up");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Table("t", "", table.columns(), List.of(List.of("one"))))
        .withMessageContaining("row of 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Chart.Series.of("s", new double[] {1}, new double[] {Double.NaN}))
        .withMessageContaining("NaN");
  }

  private static Page page(Table... tables) {
    return new Page(
        "t",
        List.of(),
        List.of(new Page.Section("s", List.of(), List.of(), List.of(tables))),
        List.of());
  }
}

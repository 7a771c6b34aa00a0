package io.spacemoe.cli.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a report, apart from how a browser shows the page. */
class ReportTest {
  @TempDir private Path folder;

  @Test
  void everyChartAndTableIsAFileForPapers() throws Exception {
    Report.write(Pages.everything(), folder);

    for (String chart : List.of("line-chart", "step-chart", "bar-chart")) {
      Path figures = folder.resolve("figures");
      assertThat(
              DocumentBuilderFactory.newDefaultInstance()
                  .newDocumentBuilder()
                  .parse(figures.resolve(chart + ".svg").toFile())
                  .getDocumentElement()
                  .getTagName())
          .isEqualTo("svg");
      assertThat(ImageIO.read(figures.resolve(chart + ".png").toFile()).getWidth())
          .isEqualTo(2 * Style.PAGE_WIDTH);
    }
    assertThat(folder.resolve("tables/some-table.csv"))
        .hasContent(
            "name,ms\nnine,9\nhundred,100\ntwenty,20\n\"a<b & \"\"c\"\" </script> {{page}} 100 % $x_1$ | ±\",\n");
    assertThat(Files.readString(folder.resolve("tables/some-table.md")))
        .contains("| name | ms |\n| --- | ---: |\n| nine | 9 |")
        .contains("$x_1$ \\| ± |  |");
    assertThat(Files.readString(folder.resolve("tables/some-table.tex")))
        .contains("\\begin{tabular}{lr}\n\\toprule\nname & ms \\\\\n\\midrule\nnine & 9 \\\\")
        .contains("a$<$b \\& \"c\" $<$/script$>$ \\{\\{page\\}\\} 100 \\% \\$x\\_1\\$ | $\\pm$");
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
        .isThrownBy(() -> new Chart.Series("s", new double[] {1}, new double[] {Double.NaN}))
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

package io.spacemoe.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.lab.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The report as Chromium shows it, without a network; skipped where there is no Chromium. */
class ReportInBrowserTest {
  @TempDir private static Path folder;
  private static ChromeDriver browser;

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.open("1200,2400");
    Report.write(Pages.everything(), folder);
    browser.get(folder.resolve(Report.FILE).toUri().toString());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @Test
  void chartsAreDrawnTablesSortAndFilterAndNothingIsComplainedAbout() throws IOException {
    assertThat(browser.getTitle()).isEqualTo("Title " + Pages.NASTY);
    assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Title " + Pages.NASTY);
    for (String chart : List.of("line-chart", "step-chart", "flat-chart", "bar-chart")) {
      assertThat(browser.findElements(By.cssSelector("#" + chart + " svg path")))
          .as(chart)
          .hasSizeGreaterThan(4);
    }

    WebElement heading =
        browser.findElement(
            By.cssSelector("#some-table [tabulator-field=c1] .tabulator-col-title"));
    heading.click();
    assertThat(column("some-table", "c1")).containsSubsequence("9", "20", "100");
    heading.click();
    assertThat(column("some-table", "c1")).containsSubsequence("100", "20", "9");

    browser
        .findElement(
            By.cssSelector("#long-table [tabulator-field=c0] .tabulator-header-filter input"))
        .sendKeys("t-7");
    for (int tries = 0; tries < 100 && column("long-table", "c0").size() > 1; tries++) {
      browser.executeAsyncScript("setTimeout(arguments[0], 50)");
    }
    assertThat(column("long-table", "c0")).containsExactly("assignment-7");

    Files.copy(
        browser.getScreenshotAs(OutputType.FILE).toPath(),
        Path.of("target/report.png"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  @Test
  void namesAreTextAlsoUnderTheMouse() {
    Actions mouse = new Actions(browser);
    List<String> shown = new ArrayList<>();
    By cells = By.cssSelector("#hostile-table .tabulator-cell");
    for (int c = 0; c < 4; c++) {
      mouse
          .moveToElement(browser.findElements(cells).get(c))
          .pause(Duration.ofMillis(400))
          .perform();
      shown.addAll(strings("[...document.querySelectorAll('.tabulator-tooltip')]", "textContent"));
    }
    assertThat(shown).contains(Pages.IMAGE, "-1.5e-3");
    assertThat(chartTip("bar-chart", 1, 1)).isEqualTo(Pages.IMAGE + Pages.IMAGE + "1");
    assertThat(chartTip("line-chart", 1, 0)).startsWith(Pages.NASTY + Pages.IMAGE);
    assertThat(browser.findElements(By.cssSelector("img"))).isEmpty();
    assertThat(browser.getTitle()).isEqualTo("Title " + Pages.NASTY);
  }

  /** What a chart says under the mouse at a point of a series. */
  private static String chartTip(String chart, int series, int point) {
    return (String)
        browser.executeScript(
            """
            const place = document.getElementById(arguments[0]);
            echarts.getInstanceByDom(place)
              .dispatchAction({ type: 'showTip', seriesIndex: arguments[1], dataIndex: arguments[2] });
            return place.lastElementChild.textContent;
            """,
            chart,
            series,
            point);
  }

  @Test
  void everyBarHasItsNameAndAnInterval() {
    List<String> texts =
        strings("[...document.querySelectorAll('#bar-chart text')]", "textContent");
    String labels = String.join("", texts);
    for (String category : Pages.CATEGORIES) {
      assertThat(labels.replace(" ", "")).contains(category.replace(" ", ""));
    }
    assertThat(texts).contains("whiskers: 95 % confidence intervals");
    assertThat(
            strings("[...document.querySelectorAll('#bar-chart path')]", "getAttribute('stroke')"))
        .contains("#1f2933");
  }

  @Test
  void heatMapsHaveACellForEachValueAndNoneForWhatFailed() {
    assertThat(strings("[...document.querySelectorAll('#heat-chart td')]", "textContent"))
        .containsExactly("1", "2", "30", "");
    assertThat(strings("[...document.querySelectorAll('#heat-chart th')]", "textContent"))
        .containsExactly("altitude \\ planes", "8", "16", "550", Pages.NASTY);
    assertThat(strings("[...document.querySelectorAll('#heat-chart td')]", "style.backgroundColor"))
        .startsWith("rgb(234, 242, 248)")
        .endsWith("rgb(31, 78, 121)", "");
  }

  @Test
  void wordsAndNumbersOfTablesAreReadWhole() {
    assertThat(browser.findElements(By.cssSelector("#some-table .tabulator-header-filter")))
        .isEmpty();
    assertThat(column("long-table", "c2")).startsWith("1.23457e+11");
    assertThat(
            (Boolean)
                browser.executeScript(
                    "return [...document.querySelectorAll('.tabulator-cell')]"
                        + ".every(cell => cell.scrollWidth <= cell.clientWidth + 1)"))
        .isTrue();
  }

  @Test
  void everyLinkLeadsToAFile() {
    List<String> targets =
        browser.findElements(By.cssSelector(".files a")).stream()
            .map(link -> link.getDomAttribute("href"))
            .toList();
    assertThat(targets).hasSize(6 * 4 + 3 * 3 + 1);
    assertThat(targets)
        .filteredOn(target -> !target.equals("results.csv"))
        .allSatisfy(target -> assertThat(folder.resolve(target)).isRegularFile());
  }

  /** All cells of a column at one moment: while the table is drawn anew, elements come and go. */
  private static List<String> column(String table, String field) {
    return strings(
        "[...document.querySelectorAll('#%s .tabulator-row [tabulator-field=%s]')]"
            .formatted(table, field),
        "textContent");
  }

  private static List<String> strings(String elements, String property) {
    List<?> found =
        (List<?>)
            browser.executeScript(
                "return %s.map(element => element.%s)".formatted(elements, property));
    return found.stream().map(String::valueOf).toList();
  }
}

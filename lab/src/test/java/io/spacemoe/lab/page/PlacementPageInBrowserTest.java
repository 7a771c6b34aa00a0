package io.spacemoe.lab.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.lab.Chromium;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.ComputeTimes;
import io.spacemoe.scenario.latency.SnapshotLatencies;
import io.spacemoe.scenario.placement.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page as Chromium shows it, without a network; skipped where there is no Chromium. */
class PlacementPageInBrowserTest {
  @TempDir private static Path folder;
  private static ChromeDriver browser;
  private static Study study;
  private static Shown near;
  private static Shown far;

  @BeforeAll
  static void open() throws IOException {
    browser = Chromium.open("1100,750");
    study = Sample.called(Sample.NASTY, Sample.study("ring-40"));
    near = Sample.placed(study, "spacemoe", Sample.NASTY);
    far = Sample.placed(study, "rand-intra-cg", "far");
    Files.writeString(folder.resolve("page.html"), Sample.html(study, near, far));
    Study given = Sample.study("relays-15");
    Files.writeString(
        folder.resolve("given.html"),
        Sample.html(given, Sample.placed(given, "rand-place", "given")));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  private static void show(String page, String hash) {
    show(folder.resolve(page), hash);
  }

  private static void show(Path page, String hash) {
    browser.get("about:blank");
    browser.get(page.toUri() + "#" + hash);
    until(() -> "yes".equals(run("return document.documentElement.dataset.ready")));
  }

  /** Waits for something, at most 15 seconds. */
  private static void until(BooleanSupplier there) {
    for (int tries = 0; tries < 300 && !there.getAsBoolean(); tries++) {
      browser.executeAsyncScript("setTimeout(arguments[0], 50)");
    }
    assertThat(there.getAsBoolean()).isTrue();
  }

  private static Object run(String script, Object... arguments) {
    return browser.executeScript(script, arguments);
  }

  private static String text(String css) {
    return browser.findElement(By.cssSelector(css)).getText();
  }

  private static String ms(double value) {
    return String.format(Locale.ENGLISH, "%,.1f ms", value);
  }

  @Test
  void aTokenEndsAtTheLatencyThatIsPrintedAndNamesAreText() throws IOException {
    show("page.html", "seconds=1");
    assertThat(browser.findElements(By.cssSelector(".view"))).hasSize(2);
    assertThat(run("return document.querySelector('.globe canvas').getContext('webgl2') !== null"))
        .isEqualTo(true);
    browser.findElement(By.id("send")).click();
    until(() -> !text("#said").isEmpty());
    assertThat(text(".view:nth-child(1) .journey output")).isEqualTo(ms(near.latency().totalMs()));
    assertThat(text(".view:nth-child(2) .journey output")).isEqualTo(ms(far.latency().totalMs()));
    assertThat(text("#said")).contains(ms(far.latency().totalMs()));

    assertThat(browser.getTitle()).isEqualTo(Sample.NASTY);
    assertThat(text("h1")).startsWith("</script><script>document.title='run'</script><img");
    assertThat(browser.findElements(By.cssSelector("img"))).isEmpty();
    Files.copy(
        browser.getScreenshotAs(OutputType.FILE).toPath(),
        Path.of("target/page.png"),
        StandardCopyOption.REPLACE_EXISTING);
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  @Test
  void pathsInTheBrowserAreThoseOfTheNetwork() {
    show("page.html", "time=5&draw=2&token=3");
    assertThat((Double) run("return spacemoe.views[0].journey.totalMs"))
        .isCloseTo(drawnMs(study, near.layout(), 5 * 5 + 2, 3), within(1e-4));
    assertThat((Double) run("return spacemoe.views[1].journey.totalMs"))
        .isCloseTo(drawnMs(study, far.layout(), 5 * 5 + 2, 3), within(1e-4));
  }

  @Test
  void expertsShareSatellitesAndHaveCopies() throws IOException {
    Study roomy = Sample.withRoom(folder, "ring-40", 3);
    Shown shared = Sample.placed(roomy, "spacemoe", "shared");
    assertThat(shared.layout().fullest()).isGreaterThan(1);
    Layout copied = Sample.copied(shared.layout(), 1);
    Files.writeString(
        folder.resolve("crowded.html"),
        Sample.html(roomy, new Shown("copied", copied, roomy.evaluate(copied)), shared));
    for (int token = 0; token < 4; token++) {
      show("crowded.html", "time=7&draw=1&layer=1&token=" + token);
      assertThat((Double) run("return spacemoe.views[0].journey.totalMs"))
          .isCloseTo(drawnMs(roomy, copied, 7 * 5 + 1, token), within(1e-4));
      assertThat((Double) run("return spacemoe.views[1].journey.totalMs"))
          .isCloseTo(drawnMs(roomy, shared.layout(), 7 * 5 + 1, token), within(1e-4));
    }
    show("crowded.html", "seconds=1&satellite=" + copied.copy(1, 0, 1));
    assertThat(text("#satellite-info")).contains("1/0 (copy 2 of 2)");
    assertThat(text("#legend")).contains("so many experts share the satellite");
    browser.findElement(By.id("send")).click();
    until(() -> !text("#said").isEmpty());
    assertThat(text(".view:nth-child(1) .journey output"))
        .isEqualTo(ms(roomy.evaluate(copied).totalMs()));
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  /**
   * What a token of the page takes in one snapshot: the slowest path of each layer, and work. Each
   * expert is asked on its nearest copy, and those on one satellite work one after the other.
   */
  private static double drawnMs(Study study, Layout layout, int snapshot, int token) {
    List<?> sets = (List<?>) run("return spacemoe.data.model.tokens[arguments[0]]", token);
    ComputeTimes times = study.scenario().pathLatency().times();
    int[] all = IntStream.range(0, study.network().satellites()).toArray();
    int[][] everywhere = new int[layout.layers()][];
    Arrays.fill(everywhere, all);
    long[][][] ns =
        SnapshotLatencies.of(
            study.network(), study.scenario().pathLatency(), layout.gateways(), everywhere, 1);
    double total = times.headMs(layout.gateway(0));
    for (int l = 0; l < layout.layers(); l++) {
      long[] here = ns[l][snapshot];
      int[] turns = new int[all.length];
      double slowest = 0;
      for (Object expert : (List<?>) sets.get(l)) {
        int nearest =
            IntStream.of(layout.copiesOf(l, ((Number) expert).intValue()))
                .boxed()
                .min(Comparator.comparingLong(s -> here[s]))
                .orElseThrow();
        double waiting = turns[nearest]++ * times.expertMs(nearest);
        slowest = Math.max(slowest, here[nearest] / 1e6 + waiting);
      }
      total += times.gatewayMs(layout.gateway(l)) + slowest;
    }
    return total;
  }

  @Test
  void theSliderMovesSatellitesAndTheAddressLeadsBack() {
    show("page.html", "time=3&layer=2&satellite=7&placement=far&theme=dark");
    assertThat(browser.findElements(By.cssSelector(".view"))).hasSize(1);
    assertThat(run("return document.documentElement.dataset.theme")).isEqualTo("dark");
    assertThat(text("#layer-info")).contains("slowest");
    assertThat(text("#satellite-info h3")).isEqualTo("Satellite 7, plane 0, slot 7");
    String where = "return Array.from(spacemoe.views[0].globe.positions.slice(0, 3))";
    Object before = run(where);
    browser.findElement(By.id("time")).sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
    until(() -> !before.equals(run(where)));
    double[] km = study.network().positionsKm(5);
    List<?> after = (List<?>) run(where);
    for (int i = 0; i < 3; i++) {
      assertThat(((Number) after.get(i)).doubleValue()).isCloseTo(km[i], within(1e-6));
    }
    until(() -> browser.getCurrentUrl().contains("time=5"));
    assertThat(browser.getCurrentUrl()).contains("layer=2").contains("placement=far");
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  @Test
  void everythingIsReachedWithTheKeyboard() {
    show("page.html", "placement=far");
    browser.findElement(By.cssSelector(".globe canvas")).sendKeys(Keys.ARROW_LEFT, "+");
    browser
        .findElement(By.cssSelector("#map-list canvas"))
        .sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_UP, Keys.ENTER);
    assertThat((String) run("return spacemoe.state.satellite + ''")).matches("\\d+");
    browser.findElement(By.tagName("body")).sendKeys("]");
    assertThat(run("return spacemoe.state.layer")).isEqualTo(0L);
    browser
        .findElement(By.cssSelector("#layers thead th:nth-child(3) button"))
        .sendKeys(Keys.ENTER);
    List<?> times =
        (List<?>)
            run(
                "return [...document.querySelectorAll('#layers tbody td:nth-child(3)')]"
                    + ".map(cell => Number(cell.textContent))");
    assertThat(times.stream().map(t -> ((Number) t).doubleValue()).toList())
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    browser.findElement(By.tagName("body")).sendKeys("p");
    assertThat(run("return spacemoe.playing")).isEqualTo(true);
    browser.findElement(By.id("play")).sendKeys(Keys.SPACE);
    assertThat(run("return spacemoe.playing")).isEqualTo(false);
    Object unnamed =
        run(
            "return [...document.querySelectorAll('button, select, input, canvas')]"
                + ".filter(c => !(c.textContent || c.getAttribute('aria-label') || c.labels?.length)).length");
    assertThat(unnamed).isEqualTo(0L);
  }

  @Test
  void aNetworkWithoutOrbitsHasAMapAndANote() {
    show("given.html", "seconds=1");
    assertThat(text("#note")).startsWith("Nothing is known of the orbits");
    assertThat(browser.findElements(By.cssSelector(".globe"))).isEmpty();
    browser.findElement(By.id("send")).click();
    until(() -> !text("#said").isEmpty());
    assertThat(Chromium.complaints(browser)).isEmpty();
  }

  /** No test: CONTRIBUTING.md says how to ask for the picture of the README. */
  @Test
  @Tag("picture")
  void drawsTheGlobeOfTheReadme() throws IOException {
    browser.manage().window().setSize(new Dimension(1360, 700));
    show(Path.of(System.getProperty("spacemoe.globe")), "theme=light");
    browser.executeAsyncScript("setTimeout(arguments[0], 1000)");
    Files.copy(
        browser.getScreenshotAs(OutputType.FILE).toPath(),
        Path.of("../docs/pictures/globe.png"),
        StandardCopyOption.REPLACE_EXISTING);
  }
}

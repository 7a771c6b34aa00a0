package io.spacemoe.lab.report;

import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.lab.figure.Chart;
import io.spacemoe.lab.figure.FigureFiles;
import io.spacemoe.lab.figure.FigureFormat;
import io.spacemoe.lab.table.Table;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page as people want it: one HTML file that needs nothing else, every chart as SVG, PDF and PNG
 * with its data as CSV, every table as CSV, Markdown and LaTeX.
 */
public final class Report {
  /** The HTML file in the report's folder. */
  public static final String FILE = "report.html";

  private static final String LIBRARIES = "/META-INF/resources/webjars/";
  private static final String TABULATOR = "tabulator-tables/6.3.1/dist/";
  private static final String ECHARTS = "echarts/5.5.0/echarts.common.min.js";
  private static final Pattern PART = Pattern.compile("\\{\\{([a-z-]+)}}");
  private static final Pattern SOURCE_MAP =
      Pattern.compile("/[/*]# sourceMappingURL=\\S*(\\s*\\*/)?");

  private static final List<String> TABLE_KINDS = List.of("csv", "md", "tex");

  private Report() {}

  /**
   * Writes everything into a folder that exists, figures last, as they can be drawn again, and
   * removes figures and tables of the page that it kept before.
   *
   * @throws IOException when a file cannot be written, or when this Java has no fonts
   */
  public static void write(Page page, Path folder) throws IOException {
    write(page, folder, FigureFormat.SCREEN);
  }

  /**
   * As {@link #write(Page, Path)}, with figures of another format.
   *
   * @throws IOException when a file cannot be written, or when this Java has no fonts
   */
  public static void write(Page page, Path folder, FigureFormat format) throws IOException {
    List<String> outdated = outdated(page, folder);
    page.write(folder);
    text(folder.resolve(FILE), html(page));
    for (String file : outdated) {
      Files.deleteIfExists(folder.resolve(file));
    }
    Path tables = Files.createDirectories(folder.resolve("tables"));
    for (Page.Section section : page.sections()) {
      for (Table table : section.tables()) {
        text(tables.resolve(table.id() + ".csv"), table.csv());
        text(tables.resolve(table.id() + ".md"), table.markdown());
        text(tables.resolve(table.id() + ".tex"), table.latex());
      }
    }
    Path figures = Files.createDirectories(folder.resolve("figures"));
    for (Page.Section section : page.sections()) {
      for (Chart chart : section.charts()) {
        chart.write(new FigureFiles(figures, chart.id(), format));
      }
    }
  }

  /** Figures and tables of the page that the folder keeps, if any, which the new one lacks. */
  private static List<String> outdated(Page page, Path folder) throws IOException {
    if (!Files.exists(folder.resolve(Page.FILE))) {
      return List.of();
    }
    try {
      List<String> files = new ArrayList<>(files(Page.read(folder)));
      files.removeAll(files(page));
      return files;
    } catch (InstanceFormatException e) { // nobody knows what belongs to a damaged page
      return List.of();
    }
  }

  private static List<String> files(Page page) {
    List<String> files = new ArrayList<>();
    for (Page.Section section : page.sections()) {
      for (Chart chart : section.charts()) {
        FigureFiles.ENDINGS.forEach(ending -> files.add("figures/" + chart.id() + ending));
      }
      for (Table table : section.tables()) {
        TABLE_KINDS.forEach(kind -> files.add("tables/%s.%s".formatted(table.id(), kind)));
      }
    }
    return files;
  }

  private static void text(Path file, String text) {
    OutputFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** The page with its libraries inside. */
  static String html(Page page) {
    Map<String, Supplier<String>> parts =
        Map.of(
            "title", () -> escaped(page.title()),
            "table-style", () -> library(TABULATOR + "css/tabulator_simple.min.css"),
            "style", () -> resource("report.css"),
            "tables", () -> library(TABULATOR + "js/tabulator.min.js"),
            "charts", () -> library(ECHARTS),
            "page", () -> page.json().replace("<", "\\u003c"),
            "program", () -> resource("report.js"));
    return PART.matcher(resource("report.html"))
        .replaceAll(part -> Matcher.quoteReplacement(parts.get(part.group(1)).get()));
  }

  /** A library that cannot end the element around it, and asks for no source map. */
  private static String library(String name) {
    return SOURCE_MAP
        .matcher(resource(LIBRARIES + name))
        .replaceAll("")
        .replace("</script", "<\\/script");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String resource(String name) {
    try (InputStream in = Report.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

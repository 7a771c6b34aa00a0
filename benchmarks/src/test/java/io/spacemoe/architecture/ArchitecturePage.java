package io.spacemoe.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The page {@code docs/architecture.md}: two tables that people write and the tests hold the code
 * to, and pictures that are drawn from the code.
 */
final class ArchitecturePage {
  /** The page. */
  static final Path FILE = Product.FOLDER.resolve("docs/architecture.md");

  private static final String BEGIN = "<!-- drawn from the code: begin -->\n";
  private static final String END = "<!-- drawn from the code: end -->\n";
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private final String text;

  private ArchitecturePage(String text) {
    this.text = text;
  }

  static ArchitecturePage read() throws IOException {
    return new ArchitecturePage(Files.readString(FILE));
  }

  /** The modules that each module may use. */
  NavigableMap<String, List<String>> mayUse() {
    NavigableMap<String, List<String>> mayUse = new TreeMap<>();
    for (List<String> row : table("module")) {
      mayUse.put(code(row.get(0)).get(0), code(row.get(2)));
    }
    return mayUse;
  }

  /**
   * The packages of the product that may use a library, by the beginnings of its classes' names.
   */
  NavigableMap<String, List<String>> mayUseLibrary() {
    NavigableMap<String, List<String>> rooms = new TreeMap<>();
    for (List<String> row : table("library")) {
      for (String library : code(row.get(1))) {
        rooms.put(library + ".", code(row.get(2)));
      }
    }
    return rooms;
  }

  /** What each row says to look at, by what it is for: names of packages and classes. */
  NavigableMap<String, List<String>> lookAt() {
    NavigableMap<String, List<String>> places = new TreeMap<>();
    for (List<String> row : table("to")) {
      places.put(row.get(0), code(row.get(1)));
    }
    return places;
  }

  /** The rows below the header whose first cell is this. */
  private List<List<String>> table(String header) {
    List<List<String>> rows = new ArrayList<>();
    boolean inside = false;
    for (String line : text.lines().toList()) {
      List<String> cells = List.of(line.replaceAll("^\\| *| *\\|$", "").split(" *\\| *", -1));
      inside = line.startsWith("|") && (inside || cells.get(0).equals(header));
      if (inside && !cells.get(0).equals(header) && !cells.get(0).startsWith("--")) {
        rows.add(cells);
      }
    }
    if (rows.isEmpty()) {
      throw new AssertionError("%s has no table that begins with %s".formatted(FILE, header));
    }
    return rows;
  }

  private static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
  }

  /** What is drawn on the page. */
  String drawn() {
    return text.substring(text.indexOf(BEGIN) + BEGIN.length(), text.indexOf(END));
  }

  /** Puts a drawing on the page. */
  void write(String drawing) throws IOException {
    String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
    Path written = FILE.resolveSibling("architecture.md.new");
    Files.writeString(written, before + drawing + text.substring(text.indexOf(END)));
    Files.move(written, FILE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The modules and their arrows, then the packages of each module, in words and with arrows. */
  static String draw(Product product) {
    NavigableMap<String, String> modules = product.modules();
    NavigableMap<String, NavigableSet<String>> uses = product.uses();
    StringBuilder page = new StringBuilder();
    page.append("\n### Modules\nAn arrow says: uses.\n\n").append(flowchart(moduleUses(product)));
    for (String module : new TreeSet<>(modules.values())) {
      NavigableMap<String, NavigableSet<String>> inside = new TreeMap<>();
      page.append("\n### ").append(module).append("\n");
      page.append("| package | what it is |\n|---|---|\n");
      for (String name : uses.keySet()) {
        if (modules.get(name).equals(module)) {
          page.append("| `%s` | %s |\n".formatted(name, says(product, name)));
          NavigableSet<String> used = new TreeSet<>(uses.get(name));
          used.removeIf(other -> !modules.get(other).equals(module));
          inside.put(name, used);
        }
      }
      if (inside.size() > 1) {
        page.append("\n").append(flowchart(inside));
      }
    }
    return page.append("\n").toString();
  }

  /** The modules that each module uses. */
  static NavigableMap<String, NavigableSet<String>> moduleUses(Product product) {
    NavigableMap<String, String> modules = product.modules();
    NavigableMap<String, NavigableSet<String>> uses = new TreeMap<>();
    product
        .uses()
        .forEach(
            (from, to) -> {
              String module = modules.get(from);
              NavigableSet<String> used = uses.computeIfAbsent(module, none -> new TreeSet<>());
              to.stream().map(modules::get).filter(m -> !m.equals(module)).forEach(used::add);
            });
    return uses;
  }

  private static String flowchart(NavigableMap<String, NavigableSet<String>> uses) {
    StringBuilder chart = new StringBuilder("```mermaid\nflowchart TD\n");
    uses.keySet().forEach(name -> chart.append("  %s[\"%s\"]\n".formatted(id(name), name)));
    uses.forEach(
        (from, to) ->
            to.forEach(one -> chart.append("  %s --> %s\n".formatted(id(from), id(one)))));
    return chart.append("```\n").toString();
  }

  private static String id(String name) {
    return name.replaceAll("[.-]", "_");
  }

  /** The first sentence of a package's Javadoc. */
  private static String says(Product product, String name) {
    return Pattern.compile("/\\*\\*(.*?)(?:\\.\\s|\\*/)", Pattern.DOTALL)
        .matcher(product.source(name, "package-info"))
        .results()
        .map((MatchResult match) -> match.group(1))
        .map(said -> said.replaceAll("\\s*\\n \\*\\s*", " ").strip())
        .map(said -> said.replaceAll("\\{@\\w+ [^ }]+ ([^}]+)}", "$1"))
        .map(said -> said.replaceAll("\\{@\\w+ ([^}]*)}", "$1").replaceAll("\\.$", ""))
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError(
                    "package %s of %s has no package-info.java with a sentence"
                        .formatted(name, product.modules().get(name))));
  }
}

package io.spacemoe.lab.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.scenario.Study;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Placements on the turning Earth, as one HTML file that needs nothing else: no network, no other
 * file. Its programs are modules; an import map names them, and each is a data URL.
 */
public final class PlacementPage {
  private static final String THREE = "/META-INF/resources/webjars/three/0.181.1/";
  private static final Pattern PART = Pattern.compile("\\{\\{([a-z-]+)}}");

  /** How three.js's own modules name each other; a data URL has no folder around it. */
  private static final Pattern NEIGHBOUR =
      Pattern.compile("(from\\s*)(['\"])\\.{1,2}/(?:lines/)?([A-Za-z0-9.]+)\\.js\\2");

  /** The page's own modules, which name each other as they are named here. */
  private static final List<String> MODULES =
      List.of(
          "data", "sky", "routes", "journey", "land", "globe", "map", "panels", "view", "address");

  /** Modules of three.js: how they are named, and where they are. */
  private static final Map<String, String> LIBRARY =
      Map.of(
          "three", "build/three.module.min.js",
          "three.core.min", "build/three.core.min.js",
          "OrbitControls", "examples/jsm/controls/OrbitControls.js",
          "LineSegments2", "examples/jsm/lines/LineSegments2.js",
          "LineSegmentsGeometry", "examples/jsm/lines/LineSegmentsGeometry.js",
          "LineMaterial", "examples/jsm/lines/LineMaterial.js");

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private PlacementPage() {}

  /**
   * Writes the page.
   *
   * @param placements at least one
   * @throws UncheckedIOException naming the file, when it cannot be written
   */
  public static void write(Study study, List<Shown> placements, Overlays overlays, Path file) {
    String html = html(PageData.of(study, placements, overlays));
    OutputFile.write(file, html.getBytes(StandardCharsets.UTF_8));
  }

  static String html(PageData data) {
    Map<String, Supplier<String>> parts =
        Map.of(
            "title", () -> escaped(data.title()),
            "style", () -> resource("page.css"),
            "modules", () -> json(Map.of("imports", modules())),
            "land", () -> resource("land-110m.json"),
            "data", () -> json(data),
            "program", () -> resource("main.js"));
    return PART.matcher(resource("page.html"))
        .replaceAll(part -> Matcher.quoteReplacement(parts.get(part.group(1)).get()));
  }

  private static Map<String, String> modules() {
    Map<String, String> modules = new LinkedHashMap<>();
    new TreeMap<>(LIBRARY)
        .forEach(
            (name, place) ->
                modules.put(
                    name, url(NEIGHBOUR.matcher(resource(THREE + place)).replaceAll("$1$2$3$2"))));
    MODULES.forEach(name -> modules.put(name, url(resource(name + ".js"))));
    return modules;
  }

  private static String url(String program) {
    return "data:text/javascript;base64,"
        + Base64.getEncoder().encodeToString(program.getBytes(StandardCharsets.UTF_8));
  }

  /** JSON that cannot end the element around it. */
  private static String json(Object data) {
    try {
      return JSON.writeValueAsString(data)
          .replace("<", "\\u003c")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a page could not be written as JSON", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }

  private static String resource(String name) {
    try (InputStream in = PlacementPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

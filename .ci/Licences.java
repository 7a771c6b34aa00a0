import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathNodes;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Holds NOTICE to the licences in the staged bills of materials, and these to what may come with SpaceMoE: {@code java
 * .ci/Licences.java STAGING}; exit code 1 when NOTICE is not what it would write, or a licence is not on the list.
 * With {@code --write} it writes NOTICE.
 */
final class Licences {
  private static final Set<String> WELCOME =
      Set.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "EPL-2.0");

  /** Where a POM offers a choice, names its licence loosely, or is the one exception; docs/licences.md says why. */
  private static final Map<String, String> SETTLED =
      Map.of(
          "net.java.dev.jna:jna", "Apache-2.0",
          "net.java.dev.jna:jna-platform", "Apache-2.0",
          "org.hdrhistogram:HdrHistogram", "BSD-2-Clause",
          "org.jfree:jfreechart", "LGPL-2.1-or-later",
          "org.jgrapht:jgrapht-core", "EPL-2.0",
          "org.jline:jline-native", "BSD-3-Clause",
          "org.jline:jline-terminal", "BSD-3-Clause",
          "org.webjars:echarts", "Apache-2.0");

  private static final String HEAD =
      """
      SpaceMoE
      Copyright 2026 The SpaceMoE developers

      Licensed under the Apache License, Version 2.0; see LICENSE.

      SpaceMoE uses the libraries below, each under the licence that is named. They come in jars of their own, unchanged,
      with the texts and notices that their makers put there, but for what pages need of Apache ECharts, Tabulator and
      three.js, which is in the jar of spacemoe-lab. The bills of materials (CycloneDX) of the modules have versions and sums. docs/licences.md says what was chosen where a library offers several licences.
      This list is written by `java .ci/Licences.java STAGING --write` and held to the bills of materials by every build.
      """;

  private static final String NATIVE =
      """

      Inside the native libraries of OR-Tools
        Abseil, SCIP: Apache-2.0
        Cbc, Cgl, Clp, CoinUtils, Osi: EPL-2.0
        HiGHS: MIT
        Protocol Buffers, RE2: BSD-3-Clause
        bzip2: bzip2-1.0.6
        zlib: Zlib
      """;

  public static void main(String[] args) throws Exception {
    TreeMap<String, TreeSet<String>> libraries = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      for (Path file : files.filter(file -> file.toString().endsWith("-cyclonedx.xml")).toList()) {
        collect(file, libraries, wrong);
      }
    }
    if (libraries.isEmpty()) {
      wrong.add("no bill of materials in " + args[0]);
    }
    StringBuilder notice = new StringBuilder(HEAD);
    libraries.forEach(
        (licence, names) -> {
          notice.append('\n').append(licence).append('\n');
          names.forEach(name -> notice.append("  ").append(name).append('\n'));
        });
    notice.append(NATIVE);
    Path file = Path.of("NOTICE");
    if (args.length > 1 && args[1].equals("--write")) {
      Files.writeString(file, notice);
    } else if (!Files.readString(file).contentEquals(notice)) {
      wrong.add("NOTICE is out of date: java .ci/Licences.java STAGING --write");
    }
    wrong.stream().distinct().forEach(System.err::println);
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  private static void collect(Path bill, Map<String, TreeSet<String>> libraries, List<String> wrong) throws Exception {
    Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bill.toFile());
    XPathNodes components =
        XPathFactory.newInstance().newXPath().evaluateExpression("/bom/components/component", document, XPathNodes.class);
    for (Node node : components) {
      Element component = (Element) node;
      String name = child(component, "group") + ":" + child(component, "name");
      if (name.startsWith("io.spacemoe:")) {
        continue;
      }
      String licence = SETTLED.get(name);
      if (licence == null) {
        NodeList ids = component.getElementsByTagName("id");
        licence = ids.getLength() == 1 ? ids.item(0).getTextContent() : "";
        if (!WELCOME.contains(licence)) {
          wrong.add(name + ": its licence is none of " + new TreeSet<>(WELCOME) + ", or not the only one (" + bill + ")");
        }
      }
      libraries.computeIfAbsent(licence, any -> new TreeSet<>()).add(name);
    }
  }

  private static String child(Element component, String tag) {
    NodeList found = component.getElementsByTagName(tag);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }
}

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;

/**
 * Holds a folder of staged artifacts to what Maven Central's portal asks: for each module that the bill of materials
 * names POM, jar, sources, Javadoc, SBOM, a signature and checksums of each, and who made it under which licence; and
 * to a module name of its own for each jar. {@code java .ci/Staged.java STAGING}; exit code 1 when anything is off.
 */
final class Staged {
  private static final List<String> METADATA =
      List.of("name", "description", "url", "licenses/license/name", "licenses/license/url", "developers/developer/name",
          "scm/connection", "scm/url");

  /** What a parent hands down. */
  private static final List<String> INHERITED = METADATA.subList(2, METADATA.size());

  private final List<String> wrong = new ArrayList<>();
  private final Map<String, String> moduleNames = new TreeMap<>();
  private final Path group;
  private int files;

  private Staged(Path group) {
    this.group = group;
  }

  public static void main(String[] args) throws Exception {
    Staged staged = new Staged(Path.of(args[0], "io", "spacemoe"));
    staged.look();
    staged.wrong.forEach(System.err::println);
    System.out.println(staged.files + " staged files, of which " + staged.moduleNames.size() + " are modules: "
        + String.join(", ", staged.moduleNames.keySet()));
    System.exit(staged.wrong.isEmpty() ? 0 : 1);
  }

  private void look() throws Exception {
    Path bom = only("spacemoe-bom", ".pom");
    Path parent = only("spacemoe", ".pom");
    TreeSet<String> expected = new TreeSet<>(List.of("spacemoe", "spacemoe-bom"));
    expected.addAll(all(read(bom), "/project/dependencyManagement/dependencies/dependency/artifactId"));
    TreeSet<String> found = new TreeSet<>();
    try (Stream<Path> folders = Files.list(group)) {
      folders.forEach(folder -> found.add(folder.getFileName().toString()));
    }
    if (!found.equals(expected)) {
      wrong.add("staged are " + found + ", but the bill of materials names " + expected);
    }
    for (String module : found) {
      Document pom = read(only(module, ".pom"));
      for (String key : METADATA) {
        String value = text(pom, key);
        if (value.isEmpty() && INHERITED.contains(key) && text(pom, "parent/artifactId").equals("spacemoe")) {
          value = text(read(parent), key);
        }
        if (value.isEmpty()) {
          wrong.add(module + ": its POM has no " + key);
        }
        if (module.equals("spacemoe-bom") && INHERITED.contains(key) && !value.equals(text(read(parent), key))) {
          wrong.add(module + ": " + key + " is " + value + ", but " + text(read(parent), key) + " in the parent");
        }
      }
      List<String> endings = new ArrayList<>(List.of(".pom"));
      if (text(pom, "packaging").isEmpty()) {
        endings.addAll(List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json", "-cyclonedx.xml"));
        contents(module);
      }
      for (String ending : endings) {
        complete(only(module, ending));
      }
    }
  }

  /** Signature and checksums of a file. */
  private void complete(Path file) throws Exception {
    Path signature = Path.of(file + ".asc");
    if (!Files.exists(signature)) {
      wrong.add(file + " is not signed");
      return;
    }
    files++;
    for (String algorithm : List.of("MD5", "SHA-1")) {
      Path sum = Path.of(file + "." + algorithm.toLowerCase(java.util.Locale.ROOT).replace("-", ""));
      String is = HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(file)));
      if (!Files.exists(sum) || !Files.readString(sum).strip().equals(is)) {
        wrong.add(file + " has no checksum " + algorithm + ", or a wrong one");
      }
    }
  }

  private void contents(String module) throws IOException {
    Path jar = only(module, ".jar");
    ModuleDescriptor descriptor = ModuleFinder.of(jar).findAll().iterator().next().descriptor();
    try (JarFile open = new JarFile(jar.toFile())) {
      boolean named =
          !descriptor.isAutomatic() || open.getManifest().getMainAttributes().getValue("Automatic-Module-Name") != null;
      if (!named || !descriptor.name().startsWith("io.spacemoe.") || moduleNames.put(descriptor.name(), module) != null) {
        wrong.add(module + " has no module name of its own");
      }
    }
    has(only(module, "-sources.jar"), ".java");
    has(only(module, "-javadoc.jar"), "index.html");
  }

  private void has(Path jar, String ending) throws IOException {
    try (JarFile open = new JarFile(jar.toFile())) {
      if (open.stream().noneMatch(entry -> entry.getName().endsWith(ending))) {
        wrong.add(jar + " holds no " + ending);
      }
    }
  }

  /** The file of a module that is called artifact-version and this ending. */
  private Path only(String module, String ending) throws IOException {
    try (Stream<Path> versions = Files.list(group.resolve(module)).filter(Files::isDirectory)) {
      Path folder = versions.findFirst().orElseThrow();
      Path file = folder.resolve(module + "-" + folder.getFileName() + ending);
      if (!Files.exists(file)) {
        throw new IOException(file + " is not staged");
      }
      return file;
    }
  }

  private static Document read(Path pom) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(pom.toFile());
  }

  private static String text(Document pom, String path) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate("/project/" + path, pom).strip();
  }

  private static List<String> all(Document pom, String path) throws Exception {
    List<String> found = new ArrayList<>();
    XPathFactory.newInstance().newXPath().evaluateExpression(path, pom, javax.xml.xpath.XPathNodes.class)
        .forEach(node -> found.add(node.getTextContent()));
    return found;
  }
}

package io.spacemoe.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The compiled classes of every module on the class path, without tests and without what JMH
 * generates, and the files they come from.
 */
final class Product {
  /** The root package; packages are named without it, as in {@code solver.spi}. */
  static final String ROOT = "io.spacemoe.";

  /** The folder of the whole project. */
  static final Path FOLDER = Path.of("..");

  /** A module's jar, wherever it was copied to, or what a module has built. */
  private static final Pattern MODULE =
      Pattern.compile(
          "/spacemoe-([a-z-]+)-[0-9][^/]*\\.jar!|/([^/]+)/target/(?:classes/|[^/]+\\.jar!)");

  private final List<JavaClass> classes;

  private Product(List<JavaClass> classes) {
    this.classes = classes;
  }

  /** What is on the class path. */
  static Product load() {
    return new Product(
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.spacemoe")
                .stream()
                .filter(c -> c.getName().startsWith(ROOT) && !c.getName().contains("jmh_generated"))
                .toList());
  }

  /** The module of each package. */
  NavigableMap<String, String> modules() {
    NavigableMap<String, String> modules = new TreeMap<>();
    for (JavaClass c : classes) {
      String module = moduleOf(c);
      String other = modules.putIfAbsent(packageOf(c), module);
      if (other != null && !other.equals(module)) {
        throw new AssertionError(
            "package %s is in two modules, %s and %s".formatted(packageOf(c), other, module));
      }
    }
    return modules;
  }

  /** The packages that each package uses, itself not among them. */
  NavigableMap<String, NavigableSet<String>> uses() {
    NavigableMap<String, NavigableSet<String>> uses = new TreeMap<>();
    for (JavaClass c : classes) {
      NavigableSet<String> used = uses.computeIfAbsent(packageOf(c), none -> new TreeSet<>());
      targets(c)
          .filter(target -> target.getName().startsWith(ROOT))
          .map(Product::packageOf)
          .filter(target -> !target.equals(packageOf(c)))
          .forEach(used::add);
    }
    return uses;
  }

  /** The classes of libraries that each package uses: neither the product's nor the JDK's. */
  NavigableMap<String, NavigableSet<String>> libraries() {
    NavigableMap<String, NavigableSet<String>> libraries = new TreeMap<>();
    for (JavaClass c : classes) {
      targets(c)
          .map(JavaClass::getName)
          .filter(name -> !name.startsWith(ROOT) && !isOfTheJdk(name))
          .forEach(
              name -> libraries.computeIfAbsent(packageOf(c), none -> new TreeSet<>()).add(name));
    }
    return libraries;
  }

  /** The simple names of the classes that are not inside another one, by package. */
  NavigableMap<String, NavigableSet<String>> topLevel() {
    NavigableMap<String, NavigableSet<String>> names = new TreeMap<>();
    for (JavaClass c : classes) {
      if (!c.isNestedClass() && !c.isAnonymousClass() && !c.isLocalClass()) {
        names.computeIfAbsent(packageOf(c), none -> new TreeSet<>()).add(c.getSimpleName());
      }
    }
    names.values().forEach(of -> of.remove("package-info"));
    names.values().removeIf(NavigableSet::isEmpty);
    return names;
  }

  /** The source of a class, or of {@code package-info}. */
  String source(String inPackage, String simpleName) {
    Path file =
        FOLDER
            .resolve(modules().get(inPackage))
            .resolve("src/main/java")
            .resolve((ROOT + inPackage).replace('.', '/'))
            .resolve(simpleName + ".java");
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JavaClass> targets(JavaClass c) {
    return c.getDirectDependenciesFromSelf().stream()
        .map(Dependency::getTargetClass)
        .map(JavaClass::getBaseComponentType)
        .filter(target -> !target.isPrimitive());
  }

  private static boolean isOfTheJdk(String name) {
    return Stream.of("java.", "javax.", "jdk.", "org.w3c.dom.", "org.xml.sax.")
        .anyMatch(name::startsWith);
  }

  private static String packageOf(JavaClass c) {
    return c.getPackageName().substring(ROOT.length());
  }

  private static String moduleOf(JavaClass c) {
    String from = c.getSource().orElseThrow().getUri().toString();
    Matcher module = MODULE.matcher(from);
    if (!module.find()) {
      throw new AssertionError("%s comes from %s, no module".formatted(c.getName(), from));
    }
    return module.group(1) != null ? module.group(1) : module.group(2);
  }
}

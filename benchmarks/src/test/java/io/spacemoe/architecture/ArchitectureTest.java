package io.spacemoe.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.junit.jupiter.api.Test;

/**
 * Holds the code to {@code docs/architecture.md}. What does not keep a rule yet is listed by name
 * here; the lists only shrink, and a name that keeps its rule again must leave its list.
 */
class ArchitectureTest {
  private static final int MOST_CLASSES = 25;
  private static final int MOST_LINES = 300;

  /** What whoever writes an engine has to read. */
  private static final Set<String> CONTRACT = Set.of("solver", "solver.spi");

  private static final int MOST_CONTRACT_LINES = 2_000;

  /** What the class is called that a program starts with: the command, and the same on Spark. */
  private static final String PROGRAM = "Main";

  /** What a class of more lines must have in its source. */
  private static final String REASON = "More than 300 lines because";

  private static final NavigableSet<String> NONE = Collections.emptyNavigableSet();

  private static final Product PRODUCT = Product.load();

  @Test
  void modulesUseWhatTheTableAllows() throws IOException {
    NavigableMap<String, List<String>> mayUse = ArchitecturePage.read().mayUse();
    NavigableMap<String, NavigableSet<String>> uses = ArchitecturePage.moduleUses(PRODUCT);
    assertThat(mayUse.keySet()).containsAll(uses.keySet());
    List<String> forbidden = new ArrayList<>();
    uses.forEach(
        (module, used) ->
            used.stream()
                .filter(other -> !mayUse.get(module).contains(other))
                .forEach(other -> forbidden.add(module + " uses " + other)));
    assertThat(forbidden).isEmpty();
  }

  /** A name with a capital is a class, and stands in a package that its row names. */
  @Test
  void whereToChangeWhatNamesWhatThereIs() throws IOException {
    NavigableMap<String, NavigableSet<String>> topLevel = PRODUCT.topLevel();
    Map<String, List<String>> places = ArchitecturePage.read().lookAt();
    Set<String> packages = new TreeSet<>();
    Set<String> lost = new TreeSet<>();
    int classes = 0;
    for (Map.Entry<String, List<String>> row : places.entrySet()) {
      Set<String> named = new TreeSet<>(row.getValue());
      named.removeIf(name -> Character.isUpperCase(name.charAt(0)));
      packages.addAll(named);
      for (String name : row.getValue()) {
        if (Character.isUpperCase(name.charAt(0))) {
          classes++;
          if (named.stream().noneMatch(in -> topLevel.getOrDefault(in, NONE).contains(name))) {
            lost.add(name + " in " + named);
          }
        }
      }
    }
    packages.removeAll(topLevel.keySet());
    assertThat(packages).as("packages that do not exist").isEmpty();
    assertThat(lost).as("classes that are not in a package of their row").isEmpty();
    assertThat(classes).isGreaterThan(20);
  }

  @Test
  void librariesStayInTheirRooms() throws IOException {
    Set<List<String>> unused = new LinkedHashSet<>();
    NavigableMap<String, List<String>> rooms = ArchitecturePage.read().mayUseLibrary();
    rooms.forEach((library, in) -> in.forEach(room -> unused.add(List.of(library, room))));
    List<String> forbidden = new ArrayList<>();
    PRODUCT
        .libraries()
        .forEach(
            (user, used) -> {
              for (String name : used) {
                List<List<String>> allowed = new ArrayList<>();
                rooms.forEach(
                    (library, in) ->
                        in.stream()
                            .filter(room -> name.startsWith(library) && covers(room, user))
                            .forEach(room -> allowed.add(List.of(library, room))));
                unused.removeAll(allowed);
                if (allowed.isEmpty()) {
                  forbidden.add(user + " uses " + name);
                }
              }
            });
    assertThat(forbidden).isEmpty();
    assertThat(unused).as("rooms of the table that do not use the library").isEmpty();
  }

  /** Whether a package is the one named, or below one whose name ends with two dots. */
  private static boolean covers(String room, String name) {
    return room.equals(name)
        || (room.endsWith("..") && (name + ".").startsWith(room.substring(0, room.length() - 1)));
  }

  @Test
  void packagesHaveNoCircles() {
    assertThat(circles(PRODUCT.uses())).isEmpty();
    assertThat(circles(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("b"))))
        .isEqualTo(Set.of(Set.of("b", "c")));
  }

  private static Set<Set<String>> circles(Map<String, ? extends Set<String>> uses) {
    DefaultDirectedGraph<String, DefaultEdge> graph = new DefaultDirectedGraph<>(DefaultEdge.class);
    uses.keySet().forEach(graph::addVertex);
    uses.forEach((from, to) -> to.forEach(one -> graph.addEdge(from, one)));
    return new KosarajuStrongConnectivityInspector<>(graph)
        .stronglyConnectedSets().stream().filter(set -> set.size() > 1).collect(Collectors.toSet());
  }

  @Test
  void noTwoClassesHaveOneName() {
    NavigableMap<String, NavigableSet<String>> packages = new TreeMap<>();
    PRODUCT
        .topLevel()
        .forEach(
            (in, names) ->
                names.forEach(
                    name -> packages.computeIfAbsent(name, none -> new TreeSet<>()).add(in)));
    packages.values().removeIf(in -> in.size() == 1);
    assertThat(packages.keySet()).as("in %s", packages).isEqualTo(Set.of(PROGRAM));
  }

  @Test
  void packagesAreSmall() {
    Map<String, Integer> large = new TreeMap<>();
    PRODUCT.topLevel().forEach((name, classes) -> large.put(name, classes.size()));
    large.values().removeIf(size -> size <= MOST_CLASSES);
    assertThat(large).isEmpty();
  }

  @Test
  void classesAreShortOrSayWhyNot() {
    Set<String> unreasoned = new TreeSet<>();
    PRODUCT
        .topLevel()
        .forEach(
            (in, names) ->
                names.forEach(
                    name -> {
                      String source = PRODUCT.source(in, name);
                      if (source.lines().count() > MOST_LINES && !source.contains(REASON)) {
                        unreasoned.add(in + "." + name);
                      }
                    }));
    assertThat(unreasoned).isEmpty();
  }

  @Test
  void theContractOfAssignmentEnginesIsShort() {
    long lines =
        CONTRACT.stream()
            .flatMap(
                in -> PRODUCT.topLevel().get(in).stream().map(name -> PRODUCT.source(in, name)))
            .mapToLong(source -> source.lines().count())
            .sum();
    assertThat(lines).isBetween(1_000L, (long) MOST_CONTRACT_LINES);
  }

  /** With {@code -Darchitecture=draw} the drawing is made, not checked. */
  @Test
  void pageShowsThePackagesAsTheyAre() throws IOException {
    ArchitecturePage page = ArchitecturePage.read();
    String drawing = ArchitecturePage.draw(PRODUCT);
    if ("draw".equals(System.getProperty("architecture"))) {
      page.write(drawing);
      return;
    }
    assertThat(page.drawn())
        .as("%s; the page says which command draws it anew", ArchitecturePage.FILE)
        .isEqualTo(drawing);
  }
}

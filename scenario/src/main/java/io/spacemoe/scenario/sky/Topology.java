package io.spacemoe.scenario.sky;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Any network: nodes, and links with their latencies, perhaps at some times only. Nothing is known
 * of orbits. Nodes whose planes and slots fill a rectangle have the numbers of satellites in
 * planes; else they are numbered in the order in which they are given, and have no planes.
 * Immutable.
 */
public final class Topology implements Constellation {
  /** The most nodes, and the most times. */
  private static final int MOST = 100_000;

  private final String name;
  private final List<Source> sources;
  private final List<Node> nodes;
  private final List<Link> links;
  private final int planes;
  private final int times;

  /**
   * A file that it was read from.
   *
   * @param name what the scenario calls the file
   * @param text what it says, unpacked
   */
  public record Source(String name, String text) {}

  /**
   * A node.
   *
   * @param name its name, unlike all others
   * @param plane its plane, where it has one
   * @param slot its place in its plane, where it has one
   */
  public record Node(String name, OptionalInt plane, OptionalInt slot) {}

  /**
   * A link, both ways.
   *
   * @param a the name of a node
   * @param b the name of another
   * @param latencyMs how long light takes, without transmission and processing, in ms; 0 to 10^9
   * @param rateGbps its own rate in Gbit/s, 1e-9 to 1e9; else that of all links
   * @param slot the time at which it exists, 0 to 99,999; else it exists at all times
   */
  public record Link(
      String a, String b, double latencyMs, OptionalDouble rateGbps, OptionalInt slot) {}

  /**
   * Checks names, ranges, and that no two nodes are joined twice at one time.
   *
   * @param sources the files that it was read from, at least one
   * @throws InvalidValueException whose path is that of the node or link, such as {@code links[3]}
   */
  public Topology(List<Source> sources, List<Node> nodes, List<Link> links) {
    this.sources = List.copyOf(sources);
    this.name = sources.get(0).name();
    this.links = List.copyOf(links);
    checkNodes(nodes);
    planes = rectangle(nodes);
    this.nodes = planes == 0 ? List.copyOf(nodes) : byPlane(nodes);
    times = 1 + links.stream().mapToInt(link -> link.slot().orElse(0)).max().orElse(0);
    checkLinks();
  }

  private static void checkNodes(List<Node> nodes) {
    if (nodes.isEmpty() || nodes.size() > MOST) {
      throw new InvalidValueException(
          "nodes",
          String.format(Locale.ROOT, "has %d entries; allowed: 1 to %d", nodes.size(), MOST));
    }
    Map<String, Integer> names = new HashMap<>();
    Map<List<Integer>, Integer> places = new HashMap<>();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      String path = String.format(Locale.ROOT, "nodes[%d]", i);
      if (node.name().isBlank()) {
        throw new InvalidValueException(path + ".name", "is empty; allowed: any text");
      }
      refuseTwice(path + ".name", "node " + node.name(), names.put(node.name(), i));
      if (node.plane().isPresent() != node.slot().isPresent()) {
        throw new InvalidValueException(
            path, "has a plane or a slot alone; expected both or neither");
      }
      if (node.plane().isPresent()) {
        int plane = node.plane().getAsInt();
        int slot = node.slot().getAsInt();
        InvalidValueException.inRange(path + ".plane", (long) plane, 0, MOST - 1);
        InvalidValueException.inRange(path + ".slot", (long) slot, 0, MOST - 1);
        refuseTwice(
            path,
            String.format(Locale.ROOT, "plane %d, slot %d", plane, slot),
            places.put(List.of(plane, slot), i));
      }
    }
  }

  private static void refuseTwice(String path, String what, Integer before) {
    if (before != null) {
      throw new InvalidValueException(
          path, String.format(Locale.ROOT, "is %s, as is nodes[%d]", what, before));
    }
  }

  /** The number of planes when the nodes fill equally long ones, each once; else 0. */
  private static int rectangle(List<Node> nodes) {
    if (nodes.stream().anyMatch(node -> node.plane().isEmpty())) {
      return 0;
    }
    long count = 1 + nodes.stream().mapToLong(node -> node.plane().getAsInt()).max().getAsLong();
    long slots = 1 + nodes.stream().mapToLong(node -> node.slot().getAsInt()).max().getAsLong();
    return count * slots == nodes.size() ? (int) count : 0;
  }

  private List<Node> byPlane(List<Node> given) {
    Node[] sorted = new Node[given.size()];
    int slots = sorted.length / planes;
    given.forEach(node -> sorted[node.plane().getAsInt() * slots + node.slot().getAsInt()] = node);
    return List.of(sorted);
  }

  private void checkLinks() {
    Map<String, Integer> index = indices();
    Set<List<Integer>> seen = new HashSet<>();
    for (int i = 0; i < links.size(); i++) {
      Link link = links.get(i);
      String path = String.format(Locale.ROOT, "links[%d]", i);
      int a = known(index, path + ".a", link.a());
      int b = known(index, path + ".b", link.b());
      if (a == b) {
        throw new InvalidValueException(path, "joins %s to itself".formatted(link.a()));
      }
      InvalidValueException.inRange(path + ".latencyMs", link.latencyMs(), 0, 1e9);
      link.rateGbps()
          .ifPresent(rate -> InvalidValueException.inRange(path + ".rateGbps", rate, 1e-9, 1e9));
      link.slot()
          .ifPresent(
              slot -> InvalidValueException.inRange(path + ".slot", (long) slot, 0, MOST - 1));
      int low = Math.min(a, b);
      int high = Math.max(a, b);
      boolean always = link.slot().isEmpty();
      boolean again =
          always
              ? seen.contains(List.of(low, high))
              : seen.contains(List.of(low, high, -1))
                  || seen.contains(List.of(low, high, link.slot().getAsInt()));
      if (again) {
        throw new InvalidValueException(
            path,
            "joins %s and %s again at one time; expected each link once, both ways together"
                .formatted(link.a(), link.b()));
      }
      seen.add(List.of(low, high));
      seen.add(List.of(low, high, link.slot().orElse(-1)));
    }
  }

  private static int known(Map<String, Integer> index, String path, String node) {
    Integer found = index.get(node);
    if (found == null) {
      throw new InvalidValueException(path, "is \"%s\", which no node is called".formatted(node));
    }
    return found;
  }

  private Map<String, Integer> indices() {
    Map<String, Integer> index = new HashMap<>();
    IntStream.range(0, nodes.size()).forEach(i -> index.put(nodes.get(i).name(), i));
    return index;
  }

  /** The files that it was read from. */
  public List<Source> sources() {
    return sources;
  }

  /** The nodes, in the order of their numbers. */
  public List<Node> nodes() {
    return nodes;
  }

  /** The links, as they were given. */
  public List<Link> links() {
    return links;
  }

  /** At how many times links differ; 1 when all exist at all times. */
  public int times() {
    return times;
  }

  /** Pairs of nodes, each once, and which of them each link joins. */
  record Wiring(int[][] pairs, int[] pairOf) {}

  /** The pairs of nodes that links join, in the order in which they first come up. */
  Wiring wiring() {
    Map<String, Integer> index = indices();
    Map<List<Integer>, Integer> pairs = new HashMap<>();
    int[][] ends = new int[links.size()][];
    int[] pairOf = new int[links.size()];
    for (int i = 0; i < pairOf.length; i++) {
      int a = index.get(links.get(i).a());
      int b = index.get(links.get(i).b());
      Integer before = pairs.putIfAbsent(List.of(Math.min(a, b), Math.max(a, b)), pairs.size());
      pairOf[i] = before == null ? pairs.size() - 1 : before;
      ends[pairOf[i]] = before == null ? new int[] {a, b} : ends[pairOf[i]];
    }
    return new Wiring(Arrays.copyOf(ends, pairs.size()), pairOf);
  }

  @Override
  public int planes() {
    return Math.max(1, planes);
  }

  @Override
  public int satellitesPerPlane() {
    return nodes.size() / planes();
  }

  @Override
  public boolean hasPlanes() {
    return planes > 0;
  }

  /** False: no rule leads from the last plane to the first. */
  @Override
  public boolean closed() {
    return false;
  }

  @Override
  public int seamSlots() {
    return 0;
  }

  /** Not a number: nothing is known of orbits. */
  @Override
  public double meanMotion() {
    return Double.NaN;
  }

  @Override
  public String notation() {
    String what = String.format(Locale.ROOT, "%s:%d", name.replaceAll("\\s+", "_"), nodes.size());
    return hasPlanes() ? String.format(Locale.ROOT, "%s/%d", what, planes) : what;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Topology that
        && sources.equals(that.sources)
        && nodes.equals(that.nodes)
        && links.equals(that.links);
  }

  @Override
  public int hashCode() {
    return 31 * nodes.hashCode() + links.hashCode();
  }
}

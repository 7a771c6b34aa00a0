package io.spacemoe.instances.network;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables of this package, told apart by their headers. */
public enum NetworkTable {
  STATIONS("ground stations", "ground.stations"),
  BOARDS("boards of satellites", "satellites"),
  NODES("nodes of a network", "constellation.topology.nodes"),
  LINKS("links of a network", "constellation.topology.links");

  private static final Set<String> BOARD =
      Set.of("gflops", "memorygb", "solarw", "batterywh", "available");

  private final String words;
  private final String key;

  NetworkTable(String words, String key) {
    this.words = words;
    this.key = key;
  }

  /**
   * The table with this first line; empty when it is none of these.
   *
   * @param fields its fields in small letters, without blanks around them
   */
  public static Optional<NetworkTable> of(List<String> fields) {
    if (fields.contains("latitudedeg") && fields.contains("longitudedeg")) {
      return Optional.of(STATIONS);
    }
    if (fields.containsAll(List.of("a", "b", "latencyms"))) {
      return Optional.of(LINKS);
    }
    if (fields.containsAll(List.of("name", "plane", "slot"))) {
      return Optional.of(NODES);
    }
    boolean satellite = fields.contains("satellite") || isPlace(fields);
    return satellite && fields.stream().anyMatch(BOARD::contains)
        ? Optional.of(BOARDS)
        : Optional.empty();
  }

  private static boolean isPlace(Collection<String> fields) {
    return fields.contains("plane") && fields.contains("slot");
  }

  /** What messages call it. */
  public String words() {
    return words;
  }

  /** The key of a scenario that names such a file. */
  public String key() {
    return key;
  }
}

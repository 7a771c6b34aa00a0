package io.spacemoe.instances.network;

import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.CsvColumns;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.sky.Topology.Link;
import io.spacemoe.scenario.sky.Topology.Node;
import io.spacemoe.scenario.sky.Topology.Source;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.List;
import java.util.OptionalInt;

/**
 * Any network: nodes, and links with their latencies, in one JSON file or in two of CSV with a
 * header each, {@code name,plane,slot} and {@code a,b,latencyMs,rateGbps,slot}; only {@code name},
 * {@code a}, {@code b} and {@code latencyMs} are needed, and a field may be empty where its column
 * is not.
 */
public final class TopologyFile {
  public static final String FORMAT = "spacemoe-topology/1";

  private static final List<String> NODE_COLUMNS = List.of("name", "plane", "slot");
  private static final List<String> LINK_COLUMNS =
      List.of("a", "b", "latencyms", "rategbps", "slot");

  private TopologyFile() {}

  /**
   * Reads a JSON file.
   *
   * @param name what the scenario calls it
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static Topology read(InputFile file, String name) {
    return JsonFile.readObject(
        file, json -> of(json, List.of(new Source(name, file.characters()))));
  }

  private static Topology of(JsonObject json, List<Source> sources) {
    if (json.has("format") && !json.text("format").equals(FORMAT)) {
      throw new InvalidValueException("format", json.text("format"), FORMAT);
    }
    List<Node> nodes =
        json.objects(
            "nodes",
            node -> new Node(name(node, "name"), place(node, "plane"), place(node, "slot")));
    List<Link> links =
        json.objects(
            "links",
            link ->
                new Link(
                    name(link, "a"),
                    name(link, "b"),
                    link.number("latencyMs"),
                    link.optionalNumber("rateGbps"),
                    place(link, "slot")));
    return new Topology(sources, nodes, links);
  }

  /** A name, which may be a whole number. */
  private static String name(JsonObject json, String key) {
    return json.hasText(key) ? json.text(key) : Long.toString(json.whole(key));
  }

  private static OptionalInt place(JsonObject json, String key) {
    return json.optionalCount(key);
  }

  /**
   * Reads two files of CSV.
   *
   * @param nodes the file of nodes
   * @param nodesName what the scenario calls it
   * @param links the file of links
   * @param linksName what the scenario calls it
   * @throws InstanceFormatException naming file and line
   */
  public static Topology read(
      InputFile nodes, String nodesName, InputFile links, String linksName) {
    CsvColumns node = new CsvColumns(new Csv(nodes), NODE_COLUMNS, 1);
    CsvColumns link = new CsvColumns(new Csv(links), LINK_COLUMNS, 3);
    try {
      return new Topology(
          List.of(
              new Source(nodesName, nodes.characters()), new Source(linksName, links.characters())),
          node.csv()
              .rows(
                  true,
                  line -> new Node(node.text(line, 0), node.whole(line, 1), node.whole(line, 2))),
          link.csv()
              .rows(
                  true,
                  line ->
                      new Link(
                          link.text(line, 0),
                          link.text(line, 1),
                          link.number(line, 2).orElseThrow(() -> link.missing(line, 2)),
                          link.number(line, 3),
                          link.whole(line, 4))));
    } catch (InvalidValueException e) {
      boolean inNodes = e.path().startsWith("nodes");
      throw new InstanceFormatException((inNodes ? nodes : links).name(), e.path(), e.problem());
    }
  }
}

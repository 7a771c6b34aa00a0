package io.spacemoe.instances.network;

import com.fasterxml.jackson.core.JsonGenerator;
import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.json.JsonText;
import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.CsvColumns;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Numbers;
import io.spacemoe.scenario.LinkTimetable;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.sky.Topology.Link;
import io.spacemoe.scenario.sky.Topology.Node;
import io.spacemoe.scenario.sky.Topology.Source;
import io.spacemoe.scenario.value.InvalidValueException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;

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
      List.of("a", "b", "latencyMs", "rateGbps", "slot");

  /** With two names each, below the texts and objects that a file may have. */
  private static final int MOST_LINKS = 590_000;

  private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,14}");

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

  /**
   * The text of a JSON file that reads back as this network.
   *
   * @throws IllegalArgumentException when it would be longer than what is read
   */
  public static byte[] text(LinkTimetable network) {
    if (network.links().size() > MOST_LINKS) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%,d links at all times are more than can be read again; allowed: %,d.%nMaybe with fewer snapshots.slots",
              network.links().size(),
              MOST_LINKS));
    }
    return JsonText.of(
        json -> {
          json.writeStringField("format", FORMAT);
          JsonText.lines(json, "nodes", network.nodes(), TopologyFile::node);
          JsonText.lines(json, "links", network.links(), TopologyFile::link);
        });
  }

  private static void node(JsonGenerator json, Node node) throws IOException {
    name(json, "name", node.name());
    if (node.plane().isPresent()) {
      json.writeNumberField("plane", node.plane().getAsInt());
      json.writeNumberField("slot", node.slot().getAsInt());
    }
  }

  private static void link(JsonGenerator json, Link link) throws IOException {
    name(json, "a", link.a());
    name(json, "b", link.b());
    number(json, "latencyMs", link.latencyMs());
    if (link.rateGbps().isPresent()) {
      number(json, "rateGbps", link.rateGbps().getAsDouble());
    }
    if (link.slot().isPresent()) {
      json.writeNumberField("slot", link.slot().getAsInt());
    }
  }

  /** Numbers are written as such: what is read counts texts. */
  private static void name(JsonGenerator json, String key, String name) throws IOException {
    if (NUMBER.matcher(name).matches()) {
      json.writeNumberField(key, Long.parseLong(name));
    } else {
      json.writeStringField(key, name);
    }
  }

  private static void number(JsonGenerator json, String key, double value) throws IOException {
    json.writeFieldName(key);
    json.writeNumber(Numbers.plain(value));
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

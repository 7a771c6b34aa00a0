package io.spacemoe.scenario.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spacemoe.scenario.Islands;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks that are given link by link: numbers of nodes, latencies at each time, and refusals. */
class TopologyTest {
  private static final OptionalInt NONE = OptionalInt.empty();

  private static Topology topology(List<Topology.Node> nodes, List<Topology.Link> links) {
    return new Topology(List.of(new Topology.Source("own net.json", "text")), nodes, links);
  }

  private static Topology.Node node(String name) {
    return new Topology.Node(name, NONE, NONE);
  }

  private static Topology.Node node(String name, int plane, int slot) {
    return new Topology.Node(name, OptionalInt.of(plane), OptionalInt.of(slot));
  }

  private static Topology.Link link(String a, String b, double ms) {
    return new Topology.Link(a, b, ms, OptionalDouble.empty(), NONE);
  }

  private static Network network(Topology topology, int slots) {
    // 65,536 bits at 100 Gbit/s take 0.00065536 ms; each hop adds 0.5 ms
    return new Network(topology, Skies.rules(NONE, 1, 0.5), new SnapshotPlan(slots, 1, 1), 65_536);
  }

  @Test
  void linksCostWhatTheySayAtTheTimesAtWhichTheyAre() {
    Topology topology =
        topology(
            List.of(node("a"), node("b"), node("c"), node("d")),
            List.of(
                link("a", "b", 3),
                new Topology.Link("c", "b", 4, OptionalDouble.of(1), OptionalInt.of(1)),
                new Topology.Link("b", "c", 7, OptionalDouble.empty(), OptionalInt.of(0))));
    assertThat(topology.times()).isEqualTo(2);
    assertThat(topology.hasPlanes()).isFalse();
    assertThat(topology.notation()).isEqualTo("own_net.json:4");
    Network network = network(topology, 2);
    assertThat(network.links()).isEqualTo(2);
    assertThat(network.linkMs(0)[0]).isEqualTo(3 + (0.00065536 + 0.5));
    assertThat(network.linkMs(0)[1]).isEqualTo(7 + (0.00065536 + 0.5));
    assertThat(network.linkMs(1)[1]).isEqualTo(4 + (0.065536 + 0.5)); // at its own 1 Gbit/s
    assertThat(network.positionsKm(0)).isEmpty();
    assertThat(Islands.of(network).sizes()).containsExactly(3, 1);
  }

  @Test
  void nodesOfFullPlanesAreNumberedByPlanesAndSlots() {
    List<Topology.Node> nodes =
        List.of(node("d", 1, 1), node("b", 0, 1), node("a", 0, 0), node("c", 1, 0));
    Topology topology = topology(nodes, List.of(link("a", "b", 1), link("c", "d", 1)));
    assertThat(topology.nodes())
        .extracting(Topology.Node::name)
        .containsExactly("a", "b", "c", "d");
    assertThat(topology.planes()).isEqualTo(2);
    assertThat(topology.satellitesPerPlane()).isEqualTo(2);
    assertThat(topology.notation()).isEqualTo("own_net.json:4/2");
    assertThat(Islands.of(network(topology, 1)).sizes()).containsExactly(2, 2);
    Topology without = topology(nodes.subList(0, 3), List.of());
    assertThat(without.hasPlanes()).isFalse();
    assertThat(without.nodes()).isEqualTo(nodes.subList(0, 3));
    assertThat(topology).isEqualTo(topology(nodes, topology.links())).isNotEqualTo(without);
    assertThat(topology).hasSameHashCodeAs(topology(nodes, topology.links()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a, b, x            | a y 1     | links[0].b | which no node is called",
        "a, b, a            | a b 1     | nodes[2].name | as is nodes[0]",
        "a, b, x:0          | a b 1     | nodes[2] | a plane or a slot alone",
        "a, b:0:0, x:0:0    | a b 1     | nodes[2] | as is nodes[1]",
        "a, b:0:-1          | a b 1     | nodes[1].slot | -1",
        "a, b               | a a 1     | links[0] | joins a to itself",
        "a, b               | a b -1    | links[0].latencyMs | -1",
        "a, b               | a b 1 0   | links[0].rateGbps | 0",
        "a, b               | a b 1 1 -1 | links[0].slot | -1",
        "a, b               | a b 1; b a 2 | links[1] | again at one time",
        "a, b               | a b 1 1 3; a b 2 | links[1] | again at one time",
        "a, b               | a b 1 1 3; b a 2 1 3 | links[1] | again at one time"
      })
  void whatMakesNoSenseIsRefusedByItsPlace(String nodes, String links, String path, String why) {
    List<Topology.Node> given = new ArrayList<>();
    for (String each : nodes.split(", ", -1)) {
      String[] part = each.trim().split(":", -1);
      given.add(new Topology.Node(part[0], whole(part, 1), whole(part, 2)));
    }
    List<Topology.Link> joined = new ArrayList<>();
    for (String each : links.split("; ", -1)) {
      String[] part = each.trim().split(" ", -1);
      joined.add(
          new Topology.Link(
              part[0],
              part[1],
              Double.parseDouble(part[2]),
              part.length > 3
                  ? OptionalDouble.of(Double.parseDouble(part[3]))
                  : OptionalDouble.empty(),
              whole(part, 4)));
    }
    assertThatThrownBy(() -> topology(given, joined))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageContaining(why)
        .extracting(refused -> ((InvalidValueException) refused).path())
        .isEqualTo(path);
  }

  private static OptionalInt whole(String[] part, int index) {
    return part.length > index ? OptionalInt.of(Integer.parseInt(part[index])) : NONE;
  }
}

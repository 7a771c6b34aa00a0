package io.spacemoe.scenario;

import io.spacemoe.scenario.orbit.ElementSet;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.ObservedConstellation;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.sky.Topology.Link;
import io.spacemoe.scenario.sky.Topology.Node;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The network of any constellation as a {@link Topology} says it: its nodes, and its links with
 * their latencies at all times. A link that takes equally long at all of them is there once.
 *
 * @param nodes the satellites, in the order of their numbers
 * @param links first those that come first in the network, each through all its times
 */
public record LinkTimetable(List<Node> nodes, List<Link> links) {
  /** Copies the lists. */
  public LinkTimetable {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
  }

  /**
   * The timetable of a constellation; without space weather, transmission and processing, which a
   * topology's reader adds.
   *
   * @throws InvalidValueException when no link exists at the last of several times, so that nothing
   *     would say how many there are
   */
  public static LinkTimetable of(Constellation sky, LinkRules rules, SnapshotPlan plan) {
    if (sky instanceof Topology topology) {
      return new LinkTimetable(topology.nodes(), topology.links());
    }
    Network network = new Network(sky, rules.withoutProcessing(), plan, 0);
    double[][] ms =
        IntStream.range(0, network.times()).mapToObj(network::linkMs).toArray(double[][]::new);
    double[] last = ms[ms.length - 1];
    boolean lastIsNamed =
        IntStream.range(0, last.length).anyMatch(link -> exists(last[link]) && !steady(ms, link));
    List<Node> nodes = nodes(sky);
    List<Link> links = new ArrayList<>();
    for (int link = 0; link < last.length; link++) {
      boolean once = steady(ms, link) && (lastIsNamed || allSteady(ms));
      for (int time = 0; time < (once ? 1 : ms.length); time++) {
        if (exists(ms[time][link])) {
          links.add(
              new Link(
                  nodes.get(network.linkA(link)).name(),
                  nodes.get(network.linkB(link)).name(),
                  ms[time][link],
                  OptionalDouble.empty(),
                  once ? OptionalInt.empty() : OptionalInt.of(time)));
        }
      }
    }
    if (ms.length > 1 && IntStream.range(0, last.length).noneMatch(link -> exists(last[link]))) {
      throw new InvalidValueException(
          "snapshots.slots",
          String.format(
              Locale.ROOT,
              "is %d, and at the last of these times there is no link, so that a topology cannot tell that it is one",
              ms.length));
    }
    return new LinkTimetable(nodes, links);
  }

  private static boolean exists(double ms) {
    return ms < Double.POSITIVE_INFINITY;
  }

  private static boolean allSteady(double[][] ms) {
    return IntStream.range(0, ms[0].length).allMatch(link -> steady(ms, link));
  }

  /** Whether a link is the same at all times. */
  private static boolean steady(double[][] ms, int link) {
    return IntStream.range(1, ms.length).allMatch(time -> ms[time][link] == ms[0][link]);
  }

  /** Real satellites by their names where no two are alike; all others by their numbers. */
  private static List<Node> nodes(Constellation sky) {
    List<String> names = IntStream.range(0, sky.satellites()).mapToObj(Integer::toString).toList();
    if (sky instanceof ObservedConstellation real) {
      List<ElementSet> sets =
          IntStream.range(0, sky.satellites()).mapToObj(real::satellite).toList();
      List<String> called = sets.stream().map(ElementSet::name).toList();
      boolean alike = called.stream().distinct().count() < called.size();
      names = alike ? sets.stream().map(ElementSet::number).toList() : called;
    }
    List<Node> nodes = new ArrayList<>();
    for (int v = 0; v < sky.satellites(); v++) {
      nodes.add(
          new Node(names.get(v), OptionalInt.of(sky.planeOf(v)), OptionalInt.of(sky.slotOf(v))));
    }
    return nodes;
  }
}

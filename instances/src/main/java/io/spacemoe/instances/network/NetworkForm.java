package io.spacemoe.instances.network;

import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.Names;
import io.spacemoe.scenario.LinkTimetable;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkList;
import io.spacemoe.scenario.sky.LinkRules;
import io.spacemoe.scenario.sky.SnapshotPlan;
import io.spacemoe.scenario.sky.Topology;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a network can be written as. */
public enum NetworkForm {
  /** Nodes and links with their latencies at all times, as JSON. */
  TOPOLOGY,
  /** Pairs of satellites, one a line. */
  LINKS;

  /** What it is called on a command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The names of all forms. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(NetworkForm::id).toList();
  }

  /**
   * Whether content has a network: a {@link Scenario}, a {@link Topology} or a {@link LinkList}.
   */
  public static boolean isFor(Object content) {
    return content instanceof Scenario
        || content instanceof Topology
        || content instanceof LinkList;
  }

  /**
   * The form of this name.
   *
   * @throws IllegalArgumentException with the names that there are
   */
  public static NetworkForm named(String id) {
    return Arrays.stream(values())
        .filter(form -> form.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format \"%s\" of networks does not exist; there are %s"
                        .formatted(Glimpse.shortened(id), Names.listed(id, ids()))));
  }

  /**
   * The text of the network of a scenario, of a topology or of a list of links; satellites out of
   * service are in it, as a scenario says who they are.
   *
   * @param content what {@link #isFor} takes
   * @param file what a scenario is to call the text's file
   * @throws IllegalArgumentException when this form cannot hold it
   */
  public byte[] text(Object content, String file) {
    if (content instanceof Scenario scenario) {
      return text(scenario.constellation(), scenario.links(), scenario.snapshots(), file);
    }
    if (content instanceof Topology topology) {
      return text(topology, LinkRules.defaults(), new SnapshotPlan(topology.times(), 1, 1), file);
    }
    if (this == TOPOLOGY) {
      throw new IllegalArgumentException(
          "a list of links has no latencies, which a topology needs.%nMaybe convert a scenario that names it"
              .formatted());
    }
    return LinkFile.text((LinkList) content);
  }

  private byte[] text(Constellation sky, LinkRules rules, SnapshotPlan plan, String file) {
    return this == TOPOLOGY
        ? TopologyFile.text(LinkTimetable.of(sky, rules, plan))
        : LinkFile.text(LinkList.of(file, sky, rules));
  }
}

package io.spacemoe.scenario.sky;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Which inter-satellite links there are, when one exists, and what a hop over it costs
 * (docs/model.md, sections 2.2 and 9.1).
 *
 * @param interPlaneSlotOffset by how many slots links between neighbouring planes are turned; empty
 *     means "nearest": the offset with the least orbit-mean distance
 * @param rateGbps rate of every link in Gbit/s, 1e-9 to 1e9
 * @param perHopProcessingMs what each hop adds, in ms
 * @param linkSurvival probability that a link survives space weather in a snapshot, 0 to 1
 * @param maxRangeKm longest possible link; empty means the line of sight that grazes 80 km
 * @param interPlaneMaxLatitudeDeg links between planes are off where either end is beyond this
 *     latitude; empty means no limit
 * @param maxAngularRateDegPerSec fastest turn of the inertial line of sight that terminals can
 *     follow; empty means no limit
 * @param crossSeam whether the last plane is linked to the first; empty means where planes go all
 *     round
 * @param terminals links that a satellite has at most: 4, or 3, one of them between planes
 * @param list the links, in place of the +Grid; without crossSeam, and with four terminals
 * @param queue whether hidden states wait where a link is sending others; only where there is load
 */
public record LinkRules(
    OptionalInt interPlaneSlotOffset,
    double rateGbps,
    double perHopProcessingMs,
    double linkSurvival,
    OptionalDouble maxRangeKm,
    OptionalDouble interPlaneMaxLatitudeDeg,
    OptionalDouble maxAngularRateDegPerSec,
    Optional<Boolean> crossSeam,
    int terminals,
    Optional<LinkList> list,
    boolean queue) {

  /** The terminals of a satellite in the +Grid. */
  public static final int GRID_TERMINALS = 4;

  /** Checks the ranges. */
  public LinkRules {
    interPlaneSlotOffset.ifPresent(
        offset ->
            InvalidValueException.inRange(
                "links.interPlaneSlotOffset", (long) offset, -10_000, 10_000));
    InvalidValueException.inRange("links.rateGbps", rateGbps, 1e-9, 1e9);
    InvalidValueException.inRange("links.perHopProcessingMs", perHopProcessingMs, 0, 1e6);
    InvalidValueException.inRange("links.linkSurvival", linkSurvival, 0, 1);
    maxRangeKm.ifPresent(km -> InvalidValueException.positive("links.maxRangeKm", km, 1e6));
    interPlaneMaxLatitudeDeg.ifPresent(
        deg -> InvalidValueException.inRange("links.interPlaneMaxLatitudeDeg", deg, 0, 90));
    maxAngularRateDegPerSec.ifPresent(
        rate -> InvalidValueException.positive("links.maxAngularRateDegPerSec", rate, 1e6));
    InvalidValueException.inRange("links.terminals", (long) terminals, 3, 4);
    if (list.isPresent()) {
      refuseBesideFile("links.crossSeam", crossSeam.isPresent());
      refuseBesideFile("links.terminals", terminals != GRID_TERMINALS);
    }
  }

  private static void refuseBesideFile(String path, boolean given) {
    if (given) {
      throw new InvalidValueException(
          path,
          "does not apply beside links.file, which lists all links.%nMaybe take one of the two out"
              .formatted());
    }
  }

  /** The rules of a +Grid with four terminals, and with links over the seam of a delta only. */
  public LinkRules(
      OptionalInt interPlaneSlotOffset,
      double rateGbps,
      double perHopProcessingMs,
      double linkSurvival,
      OptionalDouble maxRangeKm,
      OptionalDouble interPlaneMaxLatitudeDeg,
      OptionalDouble maxAngularRateDegPerSec) {
    this(
        interPlaneSlotOffset,
        rateGbps,
        perHopProcessingMs,
        linkSurvival,
        maxRangeKm,
        interPlaneMaxLatitudeDeg,
        maxAngularRateDegPerSec,
        Optional.empty(),
        GRID_TERMINALS,
        Optional.empty(),
        false);
  }

  /**
   * Offset 0, 100 Gbit/s, no processing, every link survives, only the line of sight limits range,
   * and no queues.
   */
  public static LinkRules defaults() {
    return new LinkRules(
        OptionalInt.of(0),
        100,
        0,
        1,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty());
  }

  /** The same with links between planes turned by another offset; empty means "nearest". */
  public LinkRules withInterPlaneSlotOffset(OptionalInt offset) {
    return new LinkRules(
        offset,
        rateGbps,
        perHopProcessingMs,
        linkSurvival,
        maxRangeKm,
        interPlaneMaxLatitudeDeg,
        maxAngularRateDegPerSec,
        crossSeam,
        terminals,
        list,
        queue);
  }

  /** The same with another survival probability. */
  public LinkRules withLinkSurvival(double survival) {
    return new LinkRules(
        interPlaneSlotOffset,
        rateGbps,
        perHopProcessingMs,
        survival,
        maxRangeKm,
        interPlaneMaxLatitudeDeg,
        maxAngularRateDegPerSec,
        crossSeam,
        terminals,
        list,
        queue);
  }

  /** The same where a hop costs nothing but the way. */
  public LinkRules withoutProcessing() {
    return new LinkRules(
        interPlaneSlotOffset,
        rateGbps,
        0,
        linkSurvival,
        maxRangeKm,
        interPlaneMaxLatitudeDeg,
        maxAngularRateDegPerSec,
        crossSeam,
        terminals,
        list,
        queue);
  }

  /** The same with the links of a +Grid chosen anew. */
  public LinkRules withGrid(Optional<Boolean> seam, int terminalsEach) {
    return new LinkRules(
        interPlaneSlotOffset,
        rateGbps,
        perHopProcessingMs,
        linkSurvival,
        maxRangeKm,
        interPlaneMaxLatitudeDeg,
        maxAngularRateDegPerSec,
        seam,
        terminalsEach,
        Optional.empty(),
        queue);
  }

  /** The same with listed links in place of a +Grid. */
  public LinkRules withList(LinkList links) {
    return new LinkRules(
        interPlaneSlotOffset,
        rateGbps,
        perHopProcessingMs,
        linkSurvival,
        maxRangeKm,
        interPlaneMaxLatitudeDeg,
        maxAngularRateDegPerSec,
        Optional.empty(),
        GRID_TERMINALS,
        Optional.of(links),
        queue);
  }

  /** The same with queues at links, or without. */
  public LinkRules withQueue(boolean queues) {
    return new LinkRules(
        interPlaneSlotOffset,
        rateGbps,
        perHopProcessingMs,
        linkSurvival,
        maxRangeKm,
        interPlaneMaxLatitudeDeg,
        maxAngularRateDegPerSec,
        crossSeam,
        terminals,
        list,
        queues);
  }

  /**
   * Refuses rules that a constellation has no links for.
   *
   * @throws InvalidValueException naming the rule
   */
  public void checkFits(Constellation constellation) {
    if (constellation instanceof Topology topology) {
      checkFits(topology);
    }
    list.ifPresent(links -> links.checkFits(constellation));
    if (terminals == 3) {
      LinkRows.of(constellation, this).checkBricks();
    }
  }

  private void checkFits(Topology topology) {
    refuseBesideTopology("links.file", list.isPresent());
    refuseBesideTopology("links.terminals", terminals != GRID_TERMINALS);
    refuseBesideTopology("links.crossSeam", crossSeam.isPresent());
    refuseBesideTopology("links.maxRangeKm", maxRangeKm.isPresent());
    refuseBesideTopology("links.interPlaneMaxLatitudeDeg", interPlaneMaxLatitudeDeg.isPresent());
    refuseBesideTopology("links.maxAngularRateDegPerSec", maxAngularRateDegPerSec.isPresent());
    boolean turned = interPlaneSlotOffset.isEmpty() || interPlaneSlotOffset.getAsInt() != 0;
    refuseBesideTopology(
        "links.interPlaneSlotOffset",
        turned && (interPlaneSlotOffset.isEmpty() || !topology.hasPlanes()));
    Topology.Wiring wiring = topology.wiring();
    Grid.shift(topology.satellites(), wiring.pairs());
  }

  private static void refuseBesideTopology(String path, boolean given) {
    if (given) {
      throw new InvalidValueException(
          path,
          "does not apply to constellation.topology, which lists all links with their latencies.%nMaybe take it out"
              .formatted());
    }
  }
}

package io.spacemoe.scenario.sky;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * When an inter-satellite link exists, and what a hop over it costs (docs/model.md, section 2.2).
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
 */
public record LinkRules(
    OptionalInt interPlaneSlotOffset,
    double rateGbps,
    double perHopProcessingMs,
    double linkSurvival,
    OptionalDouble maxRangeKm,
    OptionalDouble interPlaneMaxLatitudeDeg,
    OptionalDouble maxAngularRateDegPerSec) {

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
  }

  /**
   * Offset 0, 100 Gbit/s, no processing, every link survives, only the line of sight limits range.
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
        maxAngularRateDegPerSec);
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
        maxAngularRateDegPerSec);
  }
}

package io.spacemoe.lab.page;

import io.spacemoe.scenario.ground.EarthTurn;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.ObservedConstellation;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.sky.WalkerConstellation;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where satellites are.
 *
 * @param planes how many planes; 0 where satellites are in none
 * @param slots how many slots each plane has; without planes, the number of satellites
 * @param seamSlots by how many slots links from the last plane to the first are turned further than
 *     others; null where there are none
 * @param names the names of satellites that have some, else empty
 * @param failed satellites that are not in service
 * @param periodSeconds the orbital period; null where nothing is known of orbits
 * @param seconds the times that are shown, in seconds since the start; numbers from 0 where nothing
 *     is known of orbits
 * @param orbits the orbits of a Walker constellation, else null
 * @param positions positions x, y, z of all satellites at the times shown, in 16 bits; else null
 * @param positionUnitKm what one step of a position is
 * @param earthStartRad how far the Earth has turned at the start
 * @param earthRate how fast the Earth turns, in radians per second
 */
record SkyData(
    int satellites,
    int planes,
    int slots,
    Integer seamSlots,
    List<String> names,
    int[] failed,
    Double periodSeconds,
    double[] seconds,
    Orbits orbits,
    byte[] positions,
    double positionUnitKm,
    double earthStartRad,
    double earthRate) {

  /** Orbits of a Walker constellation (docs/model.md, section 2). */
  record Orbits(double radiusKm, double inclinationRad, double spanRad, int phasing) {}

  static SkyData of(Network network, ShownTimes times) {
    Constellation sky = network.constellation();
    boolean orbits = !(sky instanceof Topology);
    double unit = sky instanceof ObservedConstellation ? unitKm(network, times) : 0;
    return new SkyData(
        sky.satellites(),
        sky.hasPlanes() ? sky.planes() : 0,
        sky.satellitesPerPlane(),
        hasSeam(network) ? sky.seamSlots() : null,
        names(sky),
        IntStream.range(0, sky.satellites()).filter(s -> !network.available(s)).toArray(),
        orbits ? sky.periodSeconds() : null,
        IntStream.of(times.slots()).mapToDouble(t -> orbits ? network.timeSeconds(t) : t).toArray(),
        sky instanceof WalkerConstellation walker
            ? new Orbits(
                walker.radiusKm(),
                Math.toRadians(walker.inclinationDeg()),
                walker.pattern().spanRadians(),
                walker.phasing())
            : null,
        unit == 0 ? null : positions(network, times, unit),
        unit,
        orbits ? EarthTurn.of(sky).atStartRad() : 0,
        EarthTurn.RATE);
  }

  private static boolean hasSeam(Network network) {
    Constellation sky = network.constellation();
    return sky.hasPlanes()
        && IntStream.range(0, network.links())
            .anyMatch(
                link ->
                    Math.abs(sky.planeOf(network.linkA(link)) - sky.planeOf(network.linkB(link)))
                        > sky.planes() / 2);
  }

  private static List<String> names(Constellation sky) {
    if (sky instanceof Topology topology) {
      return topology.nodes().stream().map(Topology.Node::name).toList();
    }
    if (sky instanceof ObservedConstellation observed) {
      return IntStream.range(0, sky.satellites())
          .mapToObj(s -> observed.satellite(s).name())
          .toList();
    }
    return List.of();
  }

  /** The step with which the satellite that is furthest out fits into 16 bits. */
  private static double unitKm(Network network, ShownTimes times) {
    double furthest = 0;
    for (int slot : times.slots()) {
      for (double km : network.positionsKm(slot)) {
        furthest = Math.max(furthest, Math.abs(km));
      }
    }
    return furthest / Short.MAX_VALUE;
  }

  private static byte[] positions(Network network, ShownTimes times, double unit) {
    short[] steps = new short[3 * network.satellites() * times.slots().length];
    int next = 0;
    for (int slot : times.slots()) {
      for (double km : network.positionsKm(slot)) {
        steps[next++] = (short) Math.round(km / unit);
      }
    }
    return Packed.shorts(steps);
  }
}

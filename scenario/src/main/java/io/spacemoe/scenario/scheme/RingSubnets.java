package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The paper's layer placement: the layers follow each other along the ring of slots (docs/model.md,
 * section 7.1).
 *
 * <p>With no more layers than slots, each layer owns an arc of every plane. With more, the planes
 * are cut into bands, and the chain of layers runs through the bands one after the other, turning
 * round at the end of each. Arcs follow the links between planes: where these are turned, a layer's
 * slots turn with them from plane to plane, on through all bands, and the ring is cut at the seam.
 */
public final class RingSubnets {
  private RingSubnets() {}

  /**
   * One subnet per layer, disjoint.
   *
   * @param rooms how many experts each satellite has room for
   * @throws InvalidValueException when a layer's subnet has no room for its experts and a gateway
   */
  public static List<Subnet> of(LinkRows rows, MoeModel model, Rooms rooms) {
    List<Subnet> subnets = cut(rows, model);
    checkRoom(subnets, model.expertsPerLayer(), rooms);
    return subnets;
  }

  /**
   * Refuses a model for which {@link #of} has no room, whichever way links are turned.
   *
   * @param rooms how many experts each satellite has room for
   * @throws InvalidValueException when a layer's subnet has no room for its experts and a gateway
   */
  public static void checkRoom(Constellation constellation, MoeModel model, Rooms rooms) {
    checkRoom(cut(new LinkRows(constellation, 0), model), model.expertsPerLayer(), rooms);
  }

  /**
   * Whether there are planes, and every layer's subnet has a satellite in service for its gateway
   * and for each expert.
   */
  public static boolean fit(Constellation constellation, MoeModel model, Rooms rooms) {
    return constellation.hasPlanes()
        && cut(new LinkRows(constellation, 0), model).stream()
            .allMatch(
                subnet ->
                    Arrays.stream(subnet.satellites()).filter(rooms::available).count()
                        > model.expertsPerLayer());
  }

  /**
   * The gateways in the middle of the subnets; empty where one has no satellite in service for it.
   */
  static Optional<int[]> centres(LinkRows rows, MoeModel model, Rooms rooms) {
    List<Subnet> subnets = cut(rows, model);
    boolean all =
        subnets.stream()
            .allMatch(subnet -> Arrays.stream(subnet.satellites()).anyMatch(rooms::available));
    return all
        ? Optional.of(subnets.stream().mapToInt(subnet -> subnet.centre(rooms)).toArray())
        : Optional.empty();
  }

  private static List<Subnet> cut(LinkRows rows, MoeModel model) {
    Constellation constellation = rows.constellation();
    int layers = model.layers();
    int slots = constellation.satellitesPerPlane();
    int bands = (layers + slots - 1) / slots;
    List<Subnet> subnets = new ArrayList<>(layers);
    for (int band = 0; band < bands; band++) {
      int firstPlane = share(band, constellation.planes(), bands);
      int lastPlane = share(band + 1, constellation.planes(), bands) - 1;
      int inBand = share(band + 1, layers, bands) - share(band, layers, bands);
      for (int step = 0; step < inBand; step++) {
        int k = band % 2 == 0 ? step : inBand - 1 - step;
        subnets.add(
            new Subnet(
                rows,
                firstPlane,
                lastPlane,
                share(k, slots, inBand),
                share(k + 1, slots, inBand) - 1));
      }
    }
    return subnets;
  }

  /** Where the part-th of so many near-equal contiguous parts begins. */
  private static int share(int part, int whole, int parts) {
    return (int) ((long) part * whole / parts);
  }

  private static void checkRoom(List<Subnet> subnets, int experts, Rooms rooms) {
    for (int layer = 0; layer < subnets.size(); layer++) {
      Subnet subnet = subnets.get(layer);
      int size = subnet.size();
      long room = size == 0 ? 0 : room(subnet, rooms);
      if (room < experts) {
        throw new InvalidValueException(
            "model.expertsPerLayer",
            String.format(
                Locale.ROOT,
                "is %d, but the ring subnet of layer %d has %d satellites, beside the gateway room for %d experts: %d missing; allowed: at most %d.%nMaybe give placement.capacity, use a larger constellation, or fewer layers.",
                experts,
                layer,
                size,
                room,
                experts - room,
                room));
      }
    }
  }

  private static long room(Subnet subnet, Rooms rooms) {
    int centre = subnet.centre(rooms);
    long room = rooms.besideGateway(centre);
    for (int satellite : subnet.satellites()) {
      room += satellite == centre ? 0 : rooms.slots(satellite);
    }
    return room;
  }
}

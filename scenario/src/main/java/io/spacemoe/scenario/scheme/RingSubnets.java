package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.LinkRows;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
   * @param room how many experts each satellite but the gateway has room for, at least 1
   * @throws InvalidValueException when a layer's subnet has no room for its experts and a gateway
   */
  public static List<Subnet> of(LinkRows rows, MoeModel model, int room) {
    List<Subnet> subnets = cut(rows, model);
    checkRoom(subnets, model.expertsPerLayer(), room);
    return subnets;
  }

  /**
   * Refuses a model for which {@link #of} has no room, whichever way links are turned.
   *
   * @param room how many experts each satellite but the gateway has room for, at least 1
   * @throws InvalidValueException when a layer's subnet has no room for its experts and a gateway
   */
  public static void checkRoom(Constellation constellation, MoeModel model, int room) {
    checkRoom(cut(new LinkRows(constellation, 0), model), model.expertsPerLayer(), room);
  }

  /** Whether every layer's subnet has a satellite for its gateway and for each expert. */
  public static boolean fit(Constellation constellation, MoeModel model) {
    return cut(new LinkRows(constellation, 0), model).stream()
        .allMatch(subnet -> subnet.size() > model.expertsPerLayer());
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

  private static void checkRoom(List<Subnet> subnets, int experts, int slots) {
    for (int layer = 0; layer < subnets.size(); layer++) {
      int size = subnets.get(layer).size();
      long room = Math.max(0, size - 1L) * slots;
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
}

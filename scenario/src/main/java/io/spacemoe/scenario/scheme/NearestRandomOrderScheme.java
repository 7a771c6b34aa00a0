package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.SchemeAnswer;
import java.util.Set;

/**
 * Scheme nearest-random-order: ring subnets with central gateways; the places of least expected
 * path latency, in random order (docs/model.md, section 7.5).
 */
public final class NearestRandomOrderScheme implements PlacementScheme {
  /** Its name. */
  public static final String ID = "nearest-random-order";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return "Ring subnets with central gateways; experts on the nearest satellites, in random order";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.DRAWS, Need.PLANES);
  }

  @Override
  public void checkRoom(Constellation constellation, MoeModel model, Rooms rooms) {
    RingSubnets.checkRoom(constellation, model, rooms);
  }

  @Override
  public SchemeAnswer place(PlacementContext context) {
    RingLayers ring = new RingLayers(context);
    int experts = context.model().expertsPerLayer();
    return RandomSeats.draws(
        context,
        ID,
        seats -> ring.aroundCentres(layer -> seats.someOf(ring.nearest(layer), experts)));
  }
}

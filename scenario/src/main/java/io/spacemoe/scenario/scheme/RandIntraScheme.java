package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.SchemeAnswer;
import java.util.Arrays;
import java.util.Set;

/**
 * Scheme rand-intra: ring subnets; gateway and experts at random inside each (docs/model.md,
 * section 7.3).
 */
public final class RandIntraScheme implements PlacementScheme {
  /** Its name. */
  public static final String ID = "rand-intra";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return "Ring subnets; gateway and experts on random satellites of each";
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
    return RandomSeats.draws(context, ID, seats -> inSubnets(ring, experts, seats));
  }

  private static Layout inSubnets(RingLayers ring, int experts, RandomSeats seats) {
    int[] gateways = new int[ring.subnets().size()];
    int[][] hosts = new int[gateways.length][];
    for (int layer = 0; layer < gateways.length; layer++) {
      int[] drawn = seats.forAll(ring.subnets().get(layer).satellites(), 1, experts);
      gateways[layer] = drawn[0];
      hosts[layer] = Arrays.copyOfRange(drawn, 1, drawn.length);
    }
    return new Layout(gateways, hosts);
  }
}

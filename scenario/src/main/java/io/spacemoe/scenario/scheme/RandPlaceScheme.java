package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.SchemeAnswer;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/** Scheme rand-place: gateways and experts anywhere, at random (docs/model.md, section 7.2). */
public final class RandPlaceScheme implements PlacementScheme {
  /** Its name. */
  public static final String ID = "rand-place";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return "Gateways and experts on random satellites of the whole constellation";
  }

  @Override
  public Set<Need> needs() {
    return Set.of(Need.DRAWS);
  }

  @Override
  public SchemeAnswer place(PlacementContext context) {
    return RandomSeats.draws(context, ID, seats -> anywhere(context, seats));
  }

  private static Layout anywhere(PlacementContext context, RandomSeats seats) {
    int layers = context.model().layers();
    int experts = context.model().expertsPerLayer();
    int[] satellites = IntStream.range(0, context.constellation().satellites()).toArray();
    int[] drawn = seats.forAll(satellites, layers, layers * experts);
    int[][] hosts = new int[layers][];
    for (int layer = 0; layer < layers; layer++) {
      int first = layers + layer * experts;
      hosts[layer] = Arrays.copyOfRange(drawn, first, first + experts);
    }
    return new Layout(Arrays.copyOf(drawn, layers), hosts);
  }
}

package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.SchemeAnswer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/**
 * Scheme greedy-tiles: each layer is a tile that grows breadth-first along the links around its
 * gateway, and the next gateway is the first satellite beyond that is empty (docs/model.md, section
 * 7.9). It knows neither planes nor slots, only links. O(layers x links).
 */
public final class GreedyTilesScheme implements PlacementScheme {
  /** Its name. */
  public static final String ID = "greedy-tiles";

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String description() {
    return "Each layer grows along the links around a gateway next to the last layer's";
  }

  @Override
  public Set<Need> needs() {
    return Set.of();
  }

  @Override
  public SchemeAnswer place(PlacementContext context) {
    int layers = context.model().layers();
    LinkedSatellites sky = LinkedSatellites.of(context.network());
    Room room = new Room(context.rooms(), layers);
    int[] gateways = new int[layers];
    int[][] places = new int[layers][context.model().expertsPerLayer()];
    int[] nearest = sky.breadthFirst(0);
    for (int l = 0; l < layers; l++) {
      gateways[l] = room.firstEmpty(nearest);
      nearest = sky.breadthFirst(gateways[l]);
      room.fill(nearest, places[l]);
    }
    DMatrixRMaj latencyMs = context.expectedPathLatencyMs(gateways);
    double[][] activation = context.activation();
    int[][] experts = new int[layers][];
    for (int l = 0; l < layers; l++) {
      int layer = l;
      int[] nearestFirst =
          Arrays.stream(places[l])
              .boxed()
              .sorted(Comparator.comparingDouble(s -> latencyMs.get(layer, s)))
              .mapToInt(s -> s)
              .toArray();
      experts[l] = Layout.mostActiveFirst(nearestFirst, activation[l]);
    }
    return SchemeAnswer.of(new Layout(gateways, experts));
  }

  /** What room is left. As many satellites stay empty as there are gateways to come. */
  private static final class Room {
    private final Rooms rooms;
    private final int[] left;
    private final boolean[] begun;
    private int empty;
    private int gatewaysToCome;

    Room(Rooms rooms, int gateways) {
      this.rooms = rooms;
      left = new int[rooms.satellites()];
      Arrays.setAll(left, rooms::slots);
      begun = new boolean[left.length];
      empty = rooms.available().length;
      gatewaysToCome = gateways;
    }

    /** Seats a gateway, which as a rule leaves no room beside it. */
    int firstEmpty(int[] order) {
      int satellite =
          Arrays.stream(order)
              .filter(s -> rooms.available(s) && !begun[s])
              .findFirst()
              .orElseThrow();
      left[satellite] = rooms.besideGateway(satellite);
      begun[satellite] = true;
      empty--;
      gatewaysToCome--;
      return satellite;
    }

    /** Seats experts, satellite after satellite. */
    void fill(int[] order, int[] places) {
      int placed = 0;
      for (int s : order) {
        boolean fresh = !begun[s] && left[s] > 0;
        if (placed < places.length && fresh && empty > gatewaysToCome) {
          empty--;
          begun[s] = true;
          placed = seat(s, places, placed);
        } else if (begun[s]) {
          placed = seat(s, places, placed);
        }
      }
    }

    private int seat(int satellite, int[] places, int from) {
      int placed = from;
      while (placed < places.length && left[satellite] > 0) {
        places[placed++] = satellite;
        left[satellite]--;
      }
      return placed;
    }
  }
}

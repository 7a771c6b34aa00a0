package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.fleet.Fleet;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Which satellites are in service, and how many experts each has room for, alone and beside a
 * gateway. Immutable.
 */
public final class Rooms {
  private final BitSet unavailable;
  private final int[] slots;
  private final int[] besideGateway;

  private Rooms(BitSet unavailable, int[] slots, int[] besideGateway) {
    this.unavailable = unavailable;
    this.slots = slots;
    this.besideGateway = besideGateway;
  }

  /**
   * The same room everywhere, none beside a gateway.
   *
   * @param satellites how many there are, all in service
   * @param slots how many experts each has room for
   */
  public static Rooms uniform(int satellites, int slots) {
    int[] all = new int[satellites];
    Arrays.fill(all, slots);
    return new Rooms(new BitSet(), all, new int[satellites]);
  }

  /**
   * The rooms of a scenario: where capacity is in memory, a board's own memory takes the place of
   * the scenario's.
   *
   * @throws InvalidValueException when not one expert fits a usual satellite
   */
  public static Rooms of(
      Constellation constellation, MoeModel model, PlacementPlan plan, Fleet fleet) {
    int satellites = constellation.satellites();
    Rooms rooms = uniform(satellites, plan.capacity().slots(model));
    BitSet unavailable = fleet.unavailable(constellation);
    if (plan.capacity() instanceof SatelliteCapacity.Memory memory) {
      for (int s = 0; s < satellites; s++) {
        double board = fleet.board(s).memoryGB().orElse(memory.memoryGB());
        rooms.slots[s] = memory.slotsIn(board, 0, model);
        rooms.besideGateway[s] =
            plan.gatewaysShare() ? memory.slotsIn(board, model.gatewayBytes(), model) : 0;
      }
    }
    unavailable.stream()
        .forEach(
            s -> {
              rooms.slots[s] = 0;
              rooms.besideGateway[s] = 0;
            });
    return new Rooms(unavailable, rooms.slots, rooms.besideGateway);
  }

  /** How many satellites there are, in service or not. */
  public int satellites() {
    return slots.length;
  }

  /** Whether a satellite is in service; else it hosts nothing. */
  public boolean available(int satellite) {
    return !unavailable.get(satellite);
  }

  /** The satellites in service, ascending. */
  public int[] available() {
    return IntStream.range(0, slots.length).filter(this::available).toArray();
  }

  /** How many experts a satellite has room for; 0 when it is out of service. */
  public int slots(int satellite) {
    return slots[satellite];
  }

  /** How many experts a satellite has room for that hosts a gateway. */
  public int besideGateway(int satellite) {
    return besideGateway[satellite];
  }

  /** The room for experts where gateways sit on the given satellites. */
  public int[] around(int[] gateways) {
    int[] room = slots.clone();
    Arrays.stream(gateways).forEach(s -> room[s] = besideGateway[s]);
    return room;
  }

  /**
   * Refuses a model that the satellites have no room for, wherever its gateways are.
   *
   * @throws InvalidValueException saying how much room is missing
   */
  public void check(MoeModel model) {
    int layers = model.layers();
    long experts = (long) layers * model.expertsPerLayer();
    int[] order = IntStream.of(available()).boxed().sorted(this::byRoom).mapToInt(s -> s).toArray();
    long room = 0;
    for (int k = 0; k < order.length; k++) {
      boolean gateway = k >= order.length - layers;
      room += gateway ? besideGateway[order[k]] : slots[order[k]];
    }
    room = order.length < layers ? 0 : room;
    if (experts > room || order.length < layers) {
      throw new InvalidValueException(
          "model.expertsPerLayer",
          String.format(
              Locale.ROOT,
              "is %d, so there are %d experts in all, but the constellation has %d satellite%s%s, beside the gateways room for %d: %d missing; allowed: at most %d.%nMaybe %sgive placement.capacity, use a larger constellation, or fewer layers.",
              model.expertsPerLayer(),
              experts,
              order.length,
              order.length == 1 ? "" : "s",
              unavailable.isEmpty() ? "" : " in service",
              room,
              experts - room,
              room / layers,
              unavailable.isEmpty() ? "" : "let fewer satellites fail, "));
    }
  }

  /** By what a gateway would take away. */
  private int byRoom(int a, int b) {
    return Integer.compare(slots[a] - besideGateway[a], slots[b] - besideGateway[b]);
  }

  /** The same with some satellites out of service. */
  public Rooms without(BitSet satellites) {
    Rooms rest = new Rooms((BitSet) unavailable.clone(), slots.clone(), besideGateway.clone());
    rest.unavailable.or(satellites);
    satellites.stream()
        .forEach(
            s -> {
              rest.slots[s] = 0;
              rest.besideGateway[s] = 0;
            });
    return rest;
  }

  /** Whether every satellite in service has room for one expert, and none beside a gateway. */
  public boolean oneOnEach() {
    return IntStream.range(0, slots.length)
        .allMatch(s -> slots[s] == (available(s) ? 1 : 0) && besideGateway[s] == 0);
  }
}

package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.SchemeAnswer;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.value.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * Where random schemes seat experts and gateways: experts one after the other, each on a random
 * satellite that still has room; gateways alone.
 *
 * @param random the stream that decides
 * @param rooms how many experts each satellite has room for
 */
record RandomSeats(UniformRandomProvider random, Rooms rooms) {

  /**
   * The draws of a scheme. Each depends on the seed, the scheme and its number alone.
   *
   * @param layout makes a layout with the seats of a draw
   */
  static SchemeAnswer draws(
      PlacementContext context, String scheme, Function<RandomSeats, Layout> layout) {
    return new SchemeAnswer(
        IntStream.range(0, context.draws())
            .mapToObj(draw -> RandomStreams.of(context.seed(), scheme.hashCode(), draw))
            .map(random -> layout.apply(new RandomSeats(random, context.rooms())))
            .toList(),
        List.of());
  }

  /**
   * Satellites for experts.
   *
   * @param satellites with room
   * @param roomOf how many experts each of all satellites has room for
   */
  int[] forExperts(int[] satellites, int[] roomOf, int experts) {
    if (rooms.oneOnEach()) {
      return someOf(satellites, experts);
    }
    int[] open = satellites.clone();
    int[] room = Arrays.stream(open).map(s -> roomOf[s]).toArray();
    int left = open.length;
    int[] hosts = new int[experts];
    for (int e = 0; e < experts; e++) {
      int pick = random.nextInt(left);
      hosts[e] = open[pick];
      if (--room[pick] == 0) {
        left--;
        open[pick] = open[left];
        room[pick] = room[left];
      }
    }
    return hosts;
  }

  /**
   * Satellites for gateways, followed by satellites for experts, others where gateways do not
   * share.
   *
   * @throws InvalidValueException when the gateways drawn leave too little room
   */
  int[] forAll(int[] satellites, int gateways, int experts) {
    int[] inService = Arrays.stream(satellites).filter(rooms::available).toArray();
    if (rooms.oneOnEach()) {
      return someOf(inService, gateways + experts);
    }
    int[] drawn = someOf(inService, gateways);
    int[] roomOf = rooms.around(drawn);
    int[] open = Arrays.stream(inService).filter(s -> roomOf[s] > 0).toArray();
    long room = Arrays.stream(open).mapToLong(s -> roomOf[s]).sum();
    if (room < experts) {
      throw new InvalidValueException(
          "placement.seed",
          String.format(
              Locale.ROOT,
              "draws gateways that leave room for %d of %d experts.%nMaybe take another seed, or a scheme with central gateways",
              room,
              experts));
    }
    return IntStream.concat(Arrays.stream(drawn), Arrays.stream(forExperts(open, roomOf, experts)))
        .toArray();
  }

  /** Some of the places in random order. */
  int[] someOf(int[] places, int count) {
    int[] picks = new PermutationSampler(random, places.length, count).sample();
    return Arrays.stream(picks).map(pick -> places[pick]).toArray();
  }
}

package io.spacemoe.scenario.scheme;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.SchemeAnswer;
import io.spacemoe.scenario.value.RandomStreams;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * Where random schemes seat experts and gateways: experts one after the other, each on a random
 * satellite that still has room; gateways alone.
 *
 * @param random the stream that decides
 * @param slots how many experts a satellite has room for
 */
record RandomSeats(UniformRandomProvider random, int slots) {

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
            .map(random -> layout.apply(new RandomSeats(random, context.slots())))
            .toList(),
        List.of());
  }

  /** Satellites for experts. */
  int[] forExperts(int[] satellites, int experts) {
    if (slots == 1) {
      return someOf(satellites, experts);
    }
    int[] open = satellites.clone();
    int[] room = new int[open.length];
    Arrays.fill(room, slots);
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

  /** Satellites for gateways, followed by others for experts. */
  int[] forAll(int[] satellites, int gateways, int experts) {
    if (slots == 1) {
      return someOf(satellites, gateways + experts);
    }
    int[] alone = someOf(satellites, gateways);
    Set<Integer> taken = Arrays.stream(alone).boxed().collect(Collectors.toSet());
    int[] others = Arrays.stream(satellites).filter(s -> !taken.contains(s)).toArray();
    return IntStream.concat(Arrays.stream(alone), Arrays.stream(forExperts(others, experts)))
        .toArray();
  }

  /** Some of the places in random order. */
  int[] someOf(int[] places, int count) {
    int[] picks = new PermutationSampler(random, places.length, count).sample();
    return Arrays.stream(picks).map(pick -> places[pick]).toArray();
  }
}

package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What failed satellites take from a layout.
 *
 * @param gateways layers whose gateway is lost, ascending
 * @param experts experts of which no copy is left, as l * experts + i, ascending
 * @param copies how many copies are lost of experts that have others
 */
public record Losses(List<Integer> gateways, List<Integer> experts, int copies) {

  /** Copies the lists. */
  public Losses {
    gateways = List.copyOf(gateways);
    experts = List.copyOf(experts);
  }

  /**
   * What is lost.
   *
   * @param rooms which satellites are in service now
   */
  public static Losses of(Layout layout, Rooms rooms) {
    List<Integer> gateways =
        IntStream.range(0, layout.layers())
            .filter(l -> !rooms.available(layout.gateway(l)))
            .boxed()
            .toList();
    int perLayer = layout.experts(0);
    List<Integer> experts =
        IntStream.range(0, layout.layers() * perLayer)
            .filter(e -> left(layout.copiesOf(e / perLayer, e % perLayer), rooms).length == 0)
            .boxed()
            .toList();
    int copies =
        (int)
            IntStream.range(0, layout.layers())
                .flatMap(layout::satellitesOf)
                .filter(s -> !rooms.available(s))
                .count();
    int ofLost = experts.stream().mapToInt(e -> layout.copies(e / perLayer, e % perLayer)).sum();
    return new Losses(gateways, experts, copies - ofLost);
  }

  private static int[] left(int[] satellites, Rooms rooms) {
    return Arrays.stream(satellites).filter(rooms::available).toArray();
  }

  /** Whether the model still answers. */
  public boolean answers() {
    return gateways.isEmpty() && experts.isEmpty();
  }

  /**
   * The same layout without the copies that are lost; empty when the model cannot answer without
   * repair.
   */
  public Optional<Layout> left(Layout layout, Rooms rooms) {
    return answers() ? Optional.of(without(layout, layout.gateways(), rooms)) : Optional.empty();
  }

  /** A layout without lost copies; what is lost for good stays where it was. */
  static Layout without(Layout layout, int[] gateways, Rooms rooms) {
    int[][][] experts = new int[layout.layers()][][];
    for (int l = 0; l < experts.length; l++) {
      experts[l] = new int[layout.experts(l)][];
      for (int i = 0; i < experts[l].length; i++) {
        int[] all = layout.copiesOf(l, i);
        int[] left = left(all, rooms);
        experts[l][i] = left.length == 0 ? new int[] {all[0]} : left;
      }
    }
    return new Layout(gateways, experts);
  }
}

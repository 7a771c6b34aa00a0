package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.workload.Requests;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Which share of an expert's activations each of its copies takes, so that the busiest processor is
 * as little busy as it can be with these copies (docs/model.md, section 12.3). Immutable.
 */
public final class Shares {
  private final Layout layout;
  private final int[] firstExpert;
  private final double[][] shares;
  private final double busiestMs;

  private Shares(Layout layout, double[][] shares, double busiestMs) {
    this.layout = layout;
    this.shares = shares;
    this.busiestMs = busiestMs;
    firstExpert = new int[layout.layers()];
    for (int l = 1; l < firstExpert.length; l++) {
      firstExpert[l] = firstExpert[l - 1] + layout.experts(l - 1);
    }
  }

  /**
   * The best shares of a layout under requests. They are exactly best where the work of an
   * activation is a product of a number of the expert and one of the satellite: whenever boards are
   * alike, and else unless memory limits prompts.
   *
   * @param requests only their mix of prompt and output tokens matters
   * @throws io.spacemoe.scenario.value.InvalidValueException when the layout is not one of the
   *     study's scenario
   */
  public static Shares of(Study study, Layout layout, Requests requests) {
    study.scenario().checkFits(layout);
    Demand demand = Demand.of(study, layout, requests);
    return of(layout, demand.expertMs(), demand.slowness(), demand.fixedMs());
  }

  /**
   * The best shares of a layout for given work: a maximum flow for each group of satellites that
   * share experts, with as many rounds as it has sets of equally busy satellites.
   *
   * @param expertMs what a token asks of each expert, counted through all layers, in ms on a
   *     satellite of slowness 1
   * @param slowness of each satellite: by how much work there takes longer, 0 or more; where it is
   *     0 nothing takes time
   * @param fixedMs what else a token asks of each satellite, in ms
   */
  public static Shares of(Layout layout, double[] expertMs, double[] slowness, double[] fixedMs) {
    int[][] hosts =
        IntStream.range(0, layout.layers())
            .boxed()
            .flatMap(
                l -> IntStream.range(0, layout.experts(l)).mapToObj(e -> layout.copiesOf(l, e)))
            .toArray(int[][]::new);
    double[] busy = fixedMs.clone();
    double[][] shares = new double[hosts.length][];
    for (int x = 0; x < hosts.length; x++) {
      shares[x] = new double[hosts[x].length];
    }
    new FairFlow(hosts, expertMs, slowness, fixedMs).fill(shares);
    for (int x = 0; x < hosts.length; x++) {
      for (int c = 0; c < hosts[x].length; c++) {
        busy[hosts[x][c]] += shares[x][c] * expertMs[x] * slowness[hosts[x][c]];
      }
    }
    return new Shares(layout, shares, Arrays.stream(busy).max().orElse(0));
  }

  /**
   * What the busiest processor is busy for at least, in ms a token, whatever the copies on the
   * satellites with room, while the gateways stay: the linear programme in which each expert may be
   * everywhere.
   */
  public static double boundMs(Study study, Layout layout, Requests requests) {
    Demand demand = Demand.of(study, layout, requests);
    Rooms rooms = study.scenario().rooms();
    int[] room = rooms.around(layout.gateways());
    double work = Arrays.stream(demand.expertMs()).sum();
    double speed = 0;
    double most = 0;
    for (int s = 0; s < room.length; s++) {
      most = Math.max(most, demand.fixedMs()[s]);
      if (room[s] > 0 && demand.slowness()[s] > 0) {
        work += demand.fixedMs()[s] / demand.slowness()[s];
        speed += 1 / demand.slowness()[s];
      }
    }
    return speed == 0 ? most : Math.max(most, work / speed);
  }

  /** The layout that the shares are of. */
  public Layout layout() {
    return layout;
  }

  /** The share of an expert's activations that one of its copies takes, 0 to 1. */
  public double share(int layer, int expert, int copy) {
    return shares[firstExpert[layer] + expert][copy];
  }

  /** How long a token keeps the busiest processor busy, in ms; gateways count. */
  public double busiestMs() {
    return busiestMs;
  }
}

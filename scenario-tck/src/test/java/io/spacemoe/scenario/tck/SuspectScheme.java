package io.spacemoe.scenario.tck;

import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.scheme.GreedyTilesScheme;
import io.spacemoe.scenario.scheme.RingLayers;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.spi.PlacementContext;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.spi.SchemeAnswer;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** An honest scheme, or one that breaks one line of the contract. */
final class SuspectScheme implements PlacementScheme {

  /** What it does wrong. */
  enum Lie {
    NONE,
    SHOUTS,
    CROWDS,
    CHANGES_ITS_MIND,
    DRAWS_THE_SAME,
    COUNTS_THREADS,
    DOES_NOT_HEAR,
    OVERSLEEPS,
    TAKES_ANYTHING,
    ASKS_IN_SECRET,
    NEEDS_FOR_NOTHING,
    SCRIBBLES
  }

  private final GreedyTilesScheme honest = new GreedyTilesScheme();
  private final Lie lie;
  private int placed;

  SuspectScheme(Lie lie) {
    this.lie = lie;
  }

  /** As {@code ServiceLoader} would construct it. */
  SuspectScheme() {
    this(Lie.NONE);
  }

  @Override
  public String id() {
    return lie == Lie.SHOUTS ? "SUSPECT" : "suspect";
  }

  @Override
  public String description() {
    return "Maybe honest";
  }

  @Override
  public Set<Need> needs() {
    return switch (lie) {
      case DRAWS_THE_SAME -> Set.of(Need.DRAWS);
      case NEEDS_FOR_NOTHING -> Set.of(Need.JOINT_SOLVER);
      default -> Set.of();
    };
  }

  @Override
  public void checkRoom(Constellation constellation, MoeModel model, Rooms rooms) {
    if (lie != Lie.TAKES_ANYTHING) {
      honest.checkRoom(constellation, model, rooms);
    }
  }

  @Override
  public SchemeAnswer place(PlacementContext context) {
    boolean large = context.model().expertsPerLayer() == 40;
    if (large && lie == (context.stop().raised() ? Lie.DOES_NOT_HEAR : Lie.OVERSLEEPS)) {
      sleep();
    }
    if (lie == Lie.ASKS_IN_SECRET) {
      context.engines().experts().solve(new RingLayers(context).problemOf(0).problem(), 1);
    }
    SchemeAnswer answer = honest.place(context);
    Layout layout = answer.layouts().get(0);
    if (lie == Lie.SCRIBBLES) {
      context.expectedPathLatencyMs(layout.gateways()).data[0] = -1;
    }
    boolean otherwise =
        (lie == Lie.CHANGES_ITS_MIND && placed++ > 0)
            || (lie == Lie.COUNTS_THREADS && context.threads() == 3);
    if (lie == Lie.DRAWS_THE_SAME) {
      return new SchemeAnswer(Collections.nCopies(context.draws(), layout), answer.solves());
    }
    if (lie == Lie.CROWDS && layout.layers() == 5) {
      return SchemeAnswer.of(new Layout(new int[5], experts(layout)));
    }
    return otherwise ? SchemeAnswer.of(swapped(layout)) : answer;
  }

  private static Layout swapped(Layout layout) {
    int[][] experts = experts(layout);
    int first = experts[0][0];
    int other = layout.layers() - 1;
    experts[0][0] = experts[other][0];
    experts[other][0] = first;
    return new Layout(layout.gateways(), experts);
  }

  private static int[][] experts(Layout layout) {
    int[][] experts = new int[layout.layers()][];
    for (int l = 0; l < experts.length; l++) {
      experts[l] = layout.expertsOf(l);
    }
    return experts;
  }

  private static void sleep() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

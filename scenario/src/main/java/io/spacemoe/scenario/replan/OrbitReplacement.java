package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.solver.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Experts that follow the satellites along their orbit, around gateways that stay (docs/model.md,
 * section 11.5): placed once for the whole orbit, or again every few time slots, each time at the
 * least cost with moves charged, which is proved. Not for use by several threads at once.
 */
public final class OrbitReplacement {
  private static final double FS_PER_MS = 1e12;

  private final Study study;
  private final Cancellation cancellation;
  private final SlotLatencies latencies;
  private final TransferPaths paths;
  private final Layout placed;
  private final Layout once;

  /**
   * What comes of a way to place.
   *
   * @param tokenMs the token latency, the mean over the orbit
   * @param expectedPathMs the sum of activation probability times path latency, likewise
   * @param gbPerOrbit what is moved in an orbit, in units of 10^9 bytes
   * @param longestS how long the longest of the re-placements takes to send, in seconds
   */
  public record Followed(
      double tokenMs, double expectedPathMs, double gbPerOrbit, double longestS) {}

  /**
   * The orbit of a scenario.
   *
   * @param layout whose gateways stay
   * @param threads how many to use; no result depends on it
   */
  public OrbitReplacement(Study study, Layout layout, int threads, Cancellation cancellation) {
    this.study = study;
    this.cancellation = cancellation;
    placed = layout.primaries();
    latencies = new SlotLatencies(study, layout.gateways(), threads);
    paths =
        new TransferPaths(
            study.network(), study.scenario().model().hiddenStateBits(), study.scenario().ground());
    once = moved(placed, best(placed, 0, latencies.slots(), 1));
  }

  /** How many time slots there are. */
  public int slots() {
    return latencies.slots();
  }

  /** What all experts and gateways of the model weigh, in units of 10^9 bytes. */
  public double modelGb() {
    MoeModel model = study.scenario().model();
    return placed.layers() * (placed.experts(0) * model.expertBytes() + model.gatewayBytes()) / 1e9;
  }

  /** The layout as it is. */
  public Followed placed() {
    return followed(List.of(placed), latencies.slots(), 0, 0);
  }

  /** One placement for the whole orbit, the best there is for its mean. */
  public Followed once() {
    return followed(List.of(once), latencies.slots(), 0, 0);
  }

  /**
   * Placed again at the beginning of every few slots, for the mean over these and from where
   * experts then are; in the second orbit, when the beginning is forgotten.
   *
   * @param every how many slots, 1 or more; the last part of an orbit may be shorter
   * @param muMsPerGb what a GB moved in an orbit must gain in the mean of the orbit, in ms of
   *     expectedPathMs, 0 or more
   */
  public Followed every(int every, double muMsPerGb) {
    checkPace(every, muMsPerGb);
    List<Layout> second = new ArrayList<>();
    Layout at = once;
    int moves = 0;
    double longest = 0;
    for (int orbit = 0; orbit < 2; orbit++) {
      for (int from = 0; from < slots(); from += every) {
        int to = Math.min(from + every, slots());
        Hosts best = best(at, from, to, muFs(muMsPerGb, to - from));
        Layout next = moved(at, best);
        if (orbit == 1) {
          second.add(next);
          moves += best.moves();
          longest = Math.max(longest, seconds(at, next));
        }
        at = next;
      }
    }
    return followed(second, every, moves, longest);
  }

  /** Refuses a pace or a charge that there cannot be. */
  static void checkPace(int every, double muMsPerGb) {
    if (every < 1 || !(muMsPerGb >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "every %d slots at %s ms per GB; allowed: 1 or more, 0 or more",
              every,
              muMsPerGb));
    }
  }

  /**
   * A move pays in some slots only. What gains nothing does not move, and no charge is so high that
   * sums leave their range.
   */
  private long muFs(double muMsPerGb, int slots) {
    double ms = muMsPerGb * study.scenario().model().expertBytes() / 1e9;
    long most = (1L << 60) / placed.layers() / placed.experts(0);
    return Math.min(most, Math.max(1, Math.round(ms * slots() / slots * FS_PER_MS)));
  }

  private Hosts best(Layout at, int from, int to, long muFs) {
    return new ExpertMoves(
            study, latencies.meanMs(from, to), at.gateways(), at, List.of(), cancellation)
        .at(muFs);
  }

  private static Layout moved(Layout at, Hosts hosts) {
    return ExpertMoves.layout(at.gateways(), at, hosts.satelliteOf());
  }

  private double seconds(Layout from, Layout to) {
    MoeModel model = study.scenario().model();
    return MovePlan.of(from, to, model, study.scenario().rooms(), paths).makespanS();
  }

  private Followed followed(List<Layout> parts, int every, int moves, double longest) {
    double token = 0;
    double path = 0;
    for (int slot = 0; slot < slots(); slot++) {
      Layout layout = parts.get(slot / every);
      token += latencies.tokenMs(layout, slot);
      path += latencies.expectedPathMs(layout, slot);
    }
    return new Followed(
        token / slots(),
        path / slots(),
        moves * study.scenario().model().expertBytes() / 1e9,
        longest);
  }
}

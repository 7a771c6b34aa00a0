package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.TokenLatency;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Engines;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.Cancellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Repairs and re-places a layout after satellites have failed (docs/model.md, section 11). The
 * repair moves what was lost and nothing else; re-placement moves more where that is worth its
 * bytes. Not for use by several threads at once.
 */
public final class Replanner {
  private static final double FS_PER_MS = 1e12;

  /** So many points of a curve are tried when gateways move, too. Chosen, not tuned. */
  private static final int JOINT_POINTS = 8;

  private final Study before;
  private final Study after;
  private final Layout start;
  private final Rooms rooms;
  private final MoeModel model;
  private final Losses losses;
  private final Cancellation cancellation;
  private Layout repaired;
  private ExpertMoves moves;
  private Hosts staying;
  private List<TradeOff> moving;

  /**
   * A layout and what has failed since.
   *
   * @param before the scenario before the failure
   * @param after the same scenario with the satellites that are in service now
   * @param start a layout of the scenario before
   * @throws InvalidValueException when the layout is not one of that, or what is in service has no
   *     room for the model
   */
  public Replanner(Study before, Study after, Layout start, Cancellation cancellation) {
    this.before = before;
    this.after = after;
    this.start = start;
    this.cancellation = cancellation;
    Scenario now = after.scenario();
    before.scenario().checkFits(start);
    rooms = now.rooms();
    model = now.model();
    rooms.check(model);
    losses = Losses.of(start, rooms);
  }

  /** What was lost. */
  public Losses losses() {
    return losses;
  }

  /** The token latency of what is left without repair; empty where the model cannot answer. */
  public Optional<TokenLatency> unrepaired() {
    return losses.left(start, rooms).map(after::evaluate);
  }

  /**
   * The layout in which only what was lost has moved: of a lost gateway to the nearest satellite
   * that is free, of lost experts all together to where the sum of activation probability times
   * expected path latency is least, which is proved.
   *
   * @throws InvalidValueException when there is no satellite for a gateway
   */
  public Layout repaired() {
    prepare();
    return repaired;
  }

  private void prepare() {
    if (repaired != null) {
      return;
    }
    int[] gateways = start.gateways();
    losses.gateways().forEach(l -> gateways[l] = successor(l, gateways));
    Layout left = Losses.without(start, gateways, rooms);
    moves = new ExpertMoves(after, gateways, left, losses.experts(), cancellation);
    staying = moves.staying();
    repaired = ExpertMoves.layout(gateways, left, staying.satelliteOf());
  }

  /** The satellite in service without gateway or expert that was nearest to a lost gateway. */
  private int successor(int layer, int[] gateways) {
    BitSet taken = new BitSet();
    Arrays.stream(gateways).forEach(taken::set);
    IntStream.range(0, start.layers()).flatMap(start::satellitesOf).forEach(taken::set);
    double[] ms =
        before
            .context(Engines.recommended())
            .expectedPathLatencyMs(new int[] {start.gateway(layer)})
            .data;
    return IntStream.of(rooms.available())
        .filter(s -> rooms.slots(s) > 0 && !taken.get(s))
        .boxed()
        .min((a, b) -> ms[a] == ms[b] ? Integer.compare(a, b) : Double.compare(ms[a], ms[b]))
        .orElseThrow(
            () ->
                new InvalidValueException(
                    "failures",
                    String.format(
                        Locale.ROOT,
                        "take the gateway of layer %d, and no satellite is free to be the next.%nMaybe place anew",
                        layer)));
  }

  /**
   * What re-placement can gain, from moving everything that helps to moving nothing but what was
   * lost. With fixed gateways, the lower convex hull: each point is proved to be the best for what
   * its bytes cost. Where gateways move, the hull of those and of what is found beside.
   *
   * @param moveGateways whether gateways move, too
   */
  public List<TradeOff> curve(boolean moveGateways) {
    prepare();
    if (moveGateways && moving != null) {
      return moving;
    }
    List<Hosts> hull = MoveCurve.whole(staying, moves::at);
    List<Candidate> all = new ArrayList<>(hull.stream().map(this::candidate).toList());
    if (moveGateways) {
      all.addAll(withGateways(hull));
      moving = evaluated(hull(all));
      return moving;
    }
    return evaluated(all);
  }

  /**
   * The cheapest point of the curve within a budget.
   *
   * @param point what to do
   * @param gapMs by how much expectedPathMs can be above that of any other placement with these
   *     gateways and so many bytes at most, in ms; empty where gateways move, too
   */
  public record Budgeted(TradeOff point, OptionalDouble gapMs) {}

  /**
   * The cheapest point of the curve whose moves weigh no more than a budget, without what the
   * repair moves.
   *
   * @param gb 0 or more, in units of 10^9 bytes
   * @param moveGateways whether gateways move, too
   */
  public Budgeted within(double gb, boolean moveGateways) {
    prepare();
    if (moveGateways) {
      List<TradeOff> curve = curve(true);
      TradeOff best =
          curve.stream()
              .filter(point -> point.gb() <= gb * (1 + 1e-12))
              .findFirst()
              .orElse(curve.get(curve.size() - 1));
      return new Budgeted(best, OptionalDouble.empty());
    }
    int most =
        (int) Math.min(Integer.MAX_VALUE, Math.floor(gb * 1e9 / model.expertBytes() * (1 + 1e-12)));
    MoveCurve.Budget budget = MoveCurve.within(most, staying, moves::at);
    Hosts hosts = budget.point();
    TradeOff point = evaluated(List.of(candidate(hosts))).get(0);
    return new Budgeted(point, OptionalDouble.of((hosts.costFs() - budget.bound()) / FS_PER_MS));
  }

  /** What all experts and gateways of the model weigh, in units of 10^9 bytes. */
  public double modelGb() {
    return gb(start.layers() * start.experts(0)) + start.layers() * model.gatewayBytes() / 1e9;
  }

  /** What a number of moved experts weighs, in units of 10^9 bytes. */
  public double gb(int experts) {
    return experts * model.expertBytes() / 1e9;
  }

  /** The plan of all moves from the start to a layout, those of the repair among them. */
  public MovePlan plan(Layout to) {
    TransferPaths paths =
        new TransferPaths(after.network(), model.hiddenStateBits(), after.scenario().ground());
    return MovePlan.of(start, to, model, rooms, paths);
  }

  /** A point whose token latency is not known yet. */
  private record Candidate(Layout layout, Hosts hosts, int gateways, double gb) {}

  private Candidate candidate(Hosts hosts) {
    return new Candidate(
        ExpertMoves.layout(repaired.gateways(), repaired, hosts.satelliteOf()),
        hosts,
        0,
        gb(hosts.moves()));
  }

  private List<Candidate> withGateways(List<Hosts> hull) {
    GatewayMoves search = new GatewayMoves(after, repaired, losses, cancellation);
    int points = Math.min(JOINT_POINTS, hull.size());
    return IntStream.range(0, points)
        .mapToObj(k -> hull.get(points == 1 ? 0 : k * (hull.size() - 1) / (points - 1)))
        .mapToLong(hosts -> hosts.moveCostFs().orElse(0))
        .distinct()
        .mapToObj(search::at)
        .map(
            found ->
                new Candidate(
                    found.layout(),
                    found.hosts(),
                    found.movedGateways(),
                    gb(found.hosts().moves()) + found.movedGateways() * model.gatewayBytes() / 1e9))
        .toList();
  }

  /** The lower convex hull of cost over bytes, by descending bytes. */
  private static List<Candidate> hull(List<Candidate> all) {
    List<Candidate> sorted = new ArrayList<>(all);
    sorted.sort(
        (a, b) ->
            a.gb == b.gb
                ? Long.compare(a.hosts.costFs(), b.hosts.costFs())
                : Double.compare(a.gb, b.gb));
    List<Candidate> hull = new ArrayList<>();
    for (Candidate next : sorted) {
      if (!hull.isEmpty() && next.hosts.costFs() >= hull.get(hull.size() - 1).hosts.costFs()) {
        continue;
      }
      while (hull.size() > 1
          && slope(hull.get(hull.size() - 2), hull.get(hull.size() - 1))
              >= slope(hull.get(hull.size() - 1), next)) {
        hull.remove(hull.size() - 1);
      }
      hull.add(next);
    }
    Collections.reverse(hull);
    return hull;
  }

  private static double slope(Candidate a, Candidate b) {
    return ((double) b.hosts.costFs() - a.hosts.costFs()) / (b.gb - a.gb);
  }

  private List<TradeOff> evaluated(List<Candidate> candidates) {
    List<TokenLatency> latencies =
        after.evaluate(candidates.stream().map(Candidate::layout).toList());
    return IntStream.range(0, candidates.size())
        .mapToObj(k -> tradeOff(candidates.get(k), latencies.get(k)))
        .toList();
  }

  private TradeOff tradeOff(Candidate candidate, TokenLatency latency) {
    Hosts hosts = candidate.hosts;
    return new TradeOff(
        candidate.layout,
        hosts.moves(),
        candidate.gateways,
        candidate.gb,
        hosts.costFs() / FS_PER_MS,
        latency,
        hosts.moveCostFs().orElse(0) / FS_PER_MS / gb(1));
  }
}

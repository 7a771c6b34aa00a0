package io.spacemoe.scenario.oracle;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.Snapshot;
import io.spacemoe.scenario.sky.WalkerConstellation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The token latency by the definitions of the model page and nothing else: links from positions,
 * shortest paths by scanning, all sets of activated experts with their probabilities (of
 * Plackett-Luce by all orders of drawing), and waiting by counting who is activated on a satellite.
 * Also scheme spacemoe by those definitions. For layers of few experts.
 *
 * <p>Takes from the product the data of a scenario and, where outages are drawn, which links
 * survive; what each costs it computes itself.
 */
public final class BruteForceLatency {
  private final Scenario scenario;
  private final MoeModel model;
  private final Sky sky;
  private final List<double[][]> linksMs;
  private final Map<Integer, double[][]> fromSource = new HashMap<>();

  private BruteForceLatency(Scenario scenario, Sky sky, List<double[][]> linksMs) {
    this.scenario = scenario;
    this.model = scenario.model();
    this.sky = sky;
    this.linksMs = linksMs;
  }

  /**
   * The oracle for a scenario with a Walker constellation.
   *
   * @param network asked only which links of a snapshot survive, and only where any may not
   */
  public static BruteForceLatency of(Scenario scenario, Network network) {
    Sky sky = Sky.of((WalkerConstellation) scenario.constellation(), scenario.links());
    List<double[][]> linksMs = new ArrayList<>();
    boolean outages = scenario.links().linkSurvival() < 1;
    int samples = outages ? scenario.snapshots().samplesPerSlot() : 1;
    for (int index = 0; index < scenario.snapshots().slots() * samples; index++) {
      int slot = index / samples;
      double t = sky.periodSeconds() * slot / scenario.snapshots().slots();
      double bits = 8 * scenario.model().hiddenSize() * scenario.model().bytesPerActivation();
      double[][] ms = sky.linksMs(t, bits);
      if (outages) {
        keepSurvivors(ms, network, network.snapshot(index));
      }
      linksMs.add(ms);
    }
    return new BruteForceLatency(scenario, sky, linksMs);
  }

  private static void keepSurvivors(double[][] ms, Network network, Snapshot snapshot) {
    boolean[][] alive = new boolean[ms.length][ms.length];
    for (int link = 0; link < network.links(); link++) {
      int a = network.linkA(link);
      int b = network.linkB(link);
      alive[a][b] = snapshot.linkMs(link) < Double.POSITIVE_INFINITY;
      alive[b][a] = alive[a][b];
    }
    for (int a = 0; a < ms.length; a++) {
      for (int b = 0; b < ms.length; b++) {
        ms[a][b] = alive[a][b] ? ms[a][b] : Double.POSITIVE_INFINITY;
      }
    }
  }

  /** The same network with its satellites numbered along the links, for scenarios that survive. */
  public BruteForceLatency alongLinks() {
    Sky straight = sky.alongLinks();
    double bits = 8 * model.hiddenSize() * model.bytesPerActivation();
    int slots = scenario.snapshots().slots();
    return new BruteForceLatency(
        scenario,
        straight,
        IntStream.range(0, slots)
            .mapToObj(k -> straight.linksMs(straight.periodSeconds() * k / slots, bits))
            .toList());
  }

  /** A layout as {@link #alongLinks} numbers its satellites. */
  public Layout alongLinks(Layout layout) {
    return new Layout(
        Arrays.stream(layout.gateways()).map(sky::alongLinks).toArray(),
        IntStream.range(0, layout.layers())
            .mapToObj(l -> Arrays.stream(layout.expertsOf(l)).map(sky::alongLinks).toArray())
            .toArray(int[][]::new));
  }

  /** The token latency of a layout in ms. */
  public double tokenMs(Layout layout) {
    double sum = 0;
    for (int l = 0; l < layout.layers(); l++) {
      Map<Integer, Double> sets = activatedSets(l);
      double[][] in = distances(layout.gateway(l));
      double[][] out = distances(layout.nextGateway(l));
      for (int k = 0; k < linksMs.size(); k++) {
        double[] legs = new double[sky.satellites()];
        for (int s = 0; s < legs.length; s++) {
          legs[s] = in[k][s] + out[k][s];
        }
        int[] nearest = new int[layout.experts(l)];
        for (int e = 0; e < nearest.length; e++) {
          int[] copies = layout.copiesOf(l, e);
          nearest[e] = copies[0];
          for (int copy : copies) {
            double nearer = pathMs(legs[nearest[e]], 1) - pathMs(legs[copy], 1);
            nearest[e] = nearer > 1e-9 ? copy : nearest[e];
          }
        }
        for (Map.Entry<Integer, Double> set : sets.entrySet()) {
          sum += set.getValue() * slowest(set.getKey(), nearest, legs);
        }
      }
    }
    return sum / linksMs.size() + constantMs();
  }

  /** When the last expert of a set is done: those on one satellite run one after the other. */
  private double slowest(int set, int[] satelliteOf, double[] legs) {
    double latest = 0;
    for (int e = 0; e < satelliteOf.length; e++) {
      if ((set & 1 << e) != 0) {
        int together = 0;
        for (int other = 0; other < satelliteOf.length; other++) {
          boolean here = (set & 1 << other) != 0 && satelliteOf[other] == satelliteOf[e];
          together += here ? 1 : 0;
        }
        latest = Math.max(latest, pathMs(legs[satelliteOf[e]], together));
      }
    }
    return latest;
  }

  private double pathMs(double legs, int together) {
    double work = scenario.compute().include() == Compute.Include.NONE ? 0 : ms(expertFlop());
    return Double.isInfinite(legs)
        ? scenario.placement().unreachablePenaltyMs()
        : legs + together * work;
  }

  private double ms(double flop) {
    return flop / (scenario.compute().satelliteGflops() * 1e9) * 1e3;
  }

  private double expertFlop() {
    return 6.0 * model.hiddenSize() * model.expertIntermediateSize();
  }

  private double constantMs() {
    if (scenario.compute().include() != Compute.Include.ALL) {
      return 0;
    }
    double h = model.hiddenSize();
    double gateway =
        8 * h * h
            + 4 * h * model.contextLength()
            + 2 * h * model.expertsPerLayer()
            + model.sharedExperts() * expertFlop();
    return ms(model.layers() * gateway + 2 * h * model.vocabulary());
  }

  /** Snapshots x satellites: least latencies from a satellite, by Dijkstra's algorithm. */
  private double[][] distances(int source) {
    return fromSource.computeIfAbsent(
        source, from -> linksMs.stream().map(ms -> dijkstra(ms, from)).toArray(double[][]::new));
  }

  private static double[] dijkstra(double[][] ms, int source) {
    double[] least = new double[ms.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    least[source] = 0;
    boolean[] done = new boolean[ms.length];
    for (int round = 0; round < ms.length; round++) {
      int next = -1;
      for (int v = 0; v < ms.length; v++) {
        next = !done[v] && (next < 0 || least[v] < least[next]) ? v : next;
      }
      done[next] = true;
      for (int v = 0; v < ms.length; v++) {
        least[v] = Math.min(least[v], least[next] + ms[next][v]);
      }
    }
    return least;
  }

  /** All sets that can be activated, as bits, with their probabilities. */
  private Map<Integer, Double> activatedSets(int layer) {
    Map<Integer, Double> sets = new HashMap<>();
    Activation activation = scenario.activation();
    switch (activation.law()) {
      case TRACE -> {
        int[][] recorded = activation.trace().orElseThrow().sets(layer);
        for (int[] set : recorded) {
          int bits = Arrays.stream(set).map(e -> 1 << e).sum();
          sets.merge(bits, 1.0 / recorded.length, Double::sum);
        }
      }
      case PLACKETT_LUCE -> draw(weights(layer), 0, 1, sets);
      case CONDITIONAL_POISSON -> {
        double[] weights = weights(layer);
        for (int set = 0; set < 1 << weights.length; set++) {
          if (Integer.bitCount(set) == model.activeExperts()) {
            double product = 1;
            for (int e = 0; e < weights.length; e++) {
              product *= (set & 1 << e) == 0 ? 1 : weights[e];
            }
            sets.put(set, product);
          }
        }
        double all = sets.values().stream().mapToDouble(p -> p).sum();
        sets.replaceAll((set, product) -> product / all);
      }
    }
    return sets;
  }

  /** Draws the next expert in every way, each in proportion to the weights that remain. */
  private void draw(double[] weights, int drawn, double p, Map<Integer, Double> sets) {
    if (Integer.bitCount(drawn) == model.activeExperts()) {
      sets.merge(drawn, p, Double::sum);
      return;
    }
    double rest = 0;
    for (int e = 0; e < weights.length; e++) {
      rest += (drawn & 1 << e) == 0 ? weights[e] : 0;
    }
    for (int e = 0; e < weights.length; e++) {
      if ((drawn & 1 << e) == 0) {
        draw(weights, drawn | 1 << e, p * weights[e] / rest, sets);
      }
    }
  }

  private double[] weights(int layer) {
    WeightSource source = scenario.activation().weights().orElseThrow();
    if (source instanceof WeightSource.Table table
        && table.meaning() == WeightSource.TableMeaning.WEIGHTS) {
      return table.row(layer);
    }
    double[] weights = new double[model.expertsPerLayer()];
    if (source instanceof WeightSource.Zipf zipf && !zipf.shuffle()) {
      Arrays.setAll(weights, e -> Math.pow(e + 1, -zipf.exponent()));
    } else if (source instanceof WeightSource.Uniform) {
      Arrays.fill(weights, 1);
    } else {
      throw new IllegalArgumentException("weights are drawn by the product: " + source);
    }
    return weights;
  }

  /** Scheme spacemoe: ring subnets, central gateways, the likeliest expert on the nearest place. */
  public Layout spacemoe() {
    int[] gateways = new int[model.layers()];
    List<int[]> subnets = IntStream.range(0, gateways.length).mapToObj(this::ring).toList();
    for (int l = 0; l < gateways.length; l++) {
      int[] ring = ring(l);
      gateways[l] = satellite((ring[0] + ring[1]) / 2, (ring[2] + ring[3]) / 2);
    }
    int room = scenario.placement().capacity().slots(model);
    int[][] experts = new int[gateways.length][model.expertsPerLayer()];
    for (int l = 0; l < gateways.length; l++) {
      int[] nearest = nearest(subnets.get(l), gateways[l], gateways[(l + 1) % gateways.length]);
      int[] likeliest = likeliest(l);
      for (int i = 0; i < likeliest.length; i++) {
        experts[l][likeliest[i]] = nearest[i / room];
      }
    }
    return new Layout(gateways, experts);
  }

  /** First and last plane, first and last slot in plane 0, of a layer. */
  private int[] ring(int layer) {
    int layers = model.layers();
    int bands = (int) Math.ceil((double) layers / sky.slots());
    int b = 0;
    while ((b + 1) * layers / bands <= layer) {
      b++;
    }
    int first = b * layers / bands;
    int m = (b + 1) * layers / bands - first;
    int k = b % 2 == 0 ? layer - first : m - 1 - (layer - first);
    return new int[] {
      b * sky.planes() / bands,
      (b + 1) * sky.planes() / bands - 1,
      k * sky.slots() / m,
      (k + 1) * sky.slots() / m - 1
    };
  }

  private int satellite(int plane, int slotInPlane0) {
    return plane * sky.slots() + Math.floorMod(slotInPlane0 + plane * sky.offset(), sky.slots());
  }

  /** The satellites of a ring but its gateway, by ascending expected path latency in whole ns. */
  private int[] nearest(int[] ring, int gateway, int nextGateway) {
    double[][] in = distances(gateway);
    double[][] out = distances(nextGateway);
    List<Integer> satellites = new ArrayList<>();
    Map<Integer, Long> ns = new HashMap<>();
    for (int p = ring[0]; p <= ring[1]; p++) {
      for (int r = ring[2]; r <= ring[3]; r++) {
        int s = satellite(p, r);
        double sum = 0;
        for (int k = 0; k < linksMs.size(); k++) {
          sum += pathMs(in[k][s] + out[k][s], 1);
        }
        ns.put(s, Math.round(sum / linksMs.size() * 1e6));
        if (s != gateway) {
          satellites.add(s);
        }
      }
    }
    satellites.sort(Comparator.comparing(ns::get));
    return satellites.stream().mapToInt(s -> s).toArray();
  }

  /** Experts by descending activation probability in whole parts per million. */
  private int[] likeliest(int layer) {
    double[] activation = new double[model.expertsPerLayer()];
    activatedSets(layer)
        .forEach(
            (set, p) -> {
              for (int e = 0; e < activation.length; e++) {
                activation[e] += (set & 1 << e) == 0 ? 0 : p;
              }
            });
    return IntStream.range(0, activation.length)
        .boxed()
        .sorted(Comparator.comparing(e -> -Math.round(activation[e] * 1e6)))
        .mapToInt(e -> e)
        .toArray();
  }
}

package io.spacemoe.cli.screen;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.assignment.SolutionFile;
import io.spacemoe.instances.assignment.Structure;
import io.spacemoe.instances.map.ExpertMap;
import io.spacemoe.instances.scenario.LayoutFile;
import io.spacemoe.lab.verify.Values;
import io.spacemoe.scenario.Islands;
import io.spacemoe.scenario.MeanHops;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.moe.ActivationTrace;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.LinkList;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.ObservedConstellation;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.workload.RequestTrace;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.PlacementProblem;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.joint.JointProblem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What is worth knowing about a file's content, by name, in the order to be read. */
public final class Facts {
  private static final int MOST_FOR_HOPS = 10_000;

  private Facts() {}

  public static Map<String, Object> of(Object content) {
    Map<String, Object> facts = new LinkedHashMap<>();
    if (content instanceof AssignmentFile instance) {
      instance(instance, facts);
    } else if (content instanceof Scenario scenario) {
      scenario(scenario, facts);
    } else if (content instanceof SolutionFile solution) {
      solution(solution, facts);
    } else if (content instanceof LayoutFile layout) {
      facts.put("kind", "placement");
      facts.put("scenario", layout.scenario());
      facts.put("scheme", layout.scheme());
      List<Layout> instances = layout.deployment().instances();
      facts.put("layers", instances.get(0).layers());
      facts.put("copies", instances.stream().mapToInt(Layout::copies).sum());
      facts.put("instances", instances.size());
    } else if (content instanceof ExpectedMaxProblem problem) {
      facts.put("kind", "expected-max instance");
      facts.put("name", problem.name());
      facts.put("experts", problem.experts());
      facts.put("active", problem.active());
      facts.put("satellites", problem.satellites());
      facts.put("snapshots", problem.snapshots());
    } else if (content instanceof JointProblem problem) {
      facts.put("kind", "joint instance");
      facts.put("name", problem.name());
      facts.put("layers", problem.layers());
      facts.put("experts", problem.experts());
      facts.put("satellites", problem.satellites());
    } else if (content instanceof WeightSource.Table table) {
      table(table, facts);
    } else if (content instanceof ActivationTrace trace) {
      trace(trace, facts);
    } else if (content instanceof ExpertMap map) {
      facts.put("kind", "map of slots to experts");
      facts.put("layers", map.layers());
      facts.put("experts", map.experts());
      facts.put("slots", map.slots());
      facts.put("copies", map.copies());
      facts.put("empty", map.empty());
    } else if (content instanceof ObservedConstellation sky) {
      facts.put("kind", "element sets of satellites");
      OrbitReport.facts(sky, facts);
    } else if (content instanceof LinkList links) {
      facts.put("kind", "list of links");
      facts.put("links", links.size());
      facts.put("satellites", 1 + links.greatest());
    } else if (content instanceof List<?> stations) {
      facts.put("kind", "ground stations");
      facts.put("stations", stations.size());
    } else if (content instanceof RequestTrace requests) {
      facts.put("kind", "trace of requests");
      facts.put("requests", requests.size());
      facts.put("seconds", requests.secondsAfterFirst(requests.size() - 1));
      facts.put("requestsPerSecond", requests.requestsPerSecond());
      facts.put("meanPromptTokens", requests.meanPromptTokens());
      facts.put("meanOutputTokens", requests.meanOutputTokens());
      facts.put("tokensPerSecond", requests.tokensPerSecond());
    } else if (content instanceof Topology topology) {
      topology(topology, facts);
    }
    return facts;
  }

  private static void instance(AssignmentFile file, Map<String, Object> facts) {
    PlacementProblem problem = file.problem();
    Structure structure = Structure.of(problem);
    Values values = new Values(file);
    facts.put("kind", "assignment instance");
    facts.put("name", problem.name());
    facts.put("experts", problem.experts());
    facts.put("satellites", problem.satellites());
    facts.put("sense", values.sense());
    facts.put("unit", file.unit());
    facts.put("leastCost", structure.least());
    facts.put("greatestCost", structure.greatest());
    if (values.converted()) {
      facts.put("costBase", file.objective().base());
    }
    facts.put("structure", structure.inWords(problem.costs()));
    capacity(problem, facts);
    facts.put("forbidden", problem.forbidden().count());
    file.knownOptimum().ifPresent(cost -> facts.put("knownOptimum", values.of(cost)));
    file.source().ifPresent(source -> facts.put("source", source));
    facts.put("sha256", file.sha256());
  }

  private static void capacity(PlacementProblem problem, Map<String, Object> facts) {
    LongStream rooms = IntStream.range(0, problem.satellites()).mapToLong(problem::room);
    if (problem.capacity() instanceof Capacity.Memory memory) {
      facts.put("capacity", memory.pairwise() ? "memory, demands by pair" : "memory");
      facts.put("room", rooms.sum());
    } else if (problem.capacity() instanceof Capacity.Slots) {
      facts.put("capacity", "slots");
      facts.put("room", rooms.sum());
    } else {
      facts.put("capacity", "one expert per satellite");
    }
  }

  private static void scenario(Scenario scenario, Map<String, Object> facts) {
    Network network = scenario.network();
    facts.put("kind", "scenario");
    facts.put("name", scenario.name());
    facts.put("constellation", scenario.constellation().notation());
    facts.put("satellites", scenario.constellation().satellites());
    facts.put("model", scenario.model().name());
    facts.put("layers", scenario.model().layers());
    facts.put("experts", scenario.model().expertsPerLayer());
    facts.put("active", scenario.model().activeExperts());
    facts.put("snapshots", scenario.snapshots().snapshots(scenario.links().linkSurvival()));
    facts.put("scheme", scenario.placement().scheme());
    scenario.placement().copies().ifPresent(plan -> facts.put("copies", plan.inWords()));
    if (scenario.placement().instances() > 1) {
      facts.put("instances", scenario.placement().instances());
    }
    facts.put("links", network.links());
    facts.put("islands", Islands.of(network).count());
    hops(network)
        .ifPresent(hops -> facts.put("meanHops", String.format(Locale.ROOT, "%.2f", hops)));
    facts.put("inService", network.availableCount());
    if (scenario.workload().requestsPerSecond() > 0) {
      facts.put("requestsPerSecond", scenario.workload().requestsPerSecond());
    }
    facts.put("promptTokens", scenario.workload().promptTokens());
    facts.put("outputTokens", scenario.workload().outputTokens());
    scenario
        .power()
        .ifPresent(
            power -> {
              facts.put("solarW", power.solarW());
              facts.put("joulesPerGflop", power.joulesPerGflop());
            });
    if (scenario.constellation() instanceof ObservedConstellation sky) {
      OrbitReport.facts(sky, facts);
    }
  }

  /** Not in networks whose pairs are too many to count while somebody waits. */
  private static OptionalDouble hops(Network network) {
    return network.satellites() > MOST_FOR_HOPS ? OptionalDouble.empty() : MeanHops.of(network);
  }

  private static void solution(SolutionFile solution, Map<String, Object> facts) {
    facts.put("kind", "solution");
    facts.put("instance", solution.instance());
    facts.put("solver", solution.solver());
    facts.put("status", solution.termination().toString());
    solution.cost().ifPresent(cost -> facts.put("cost", cost));
    solution.bound().ifPresent(bound -> facts.put("bound", bound));
    facts.put("proofs", solution.proofs().size());
    facts.put("seconds", solution.seconds());
    facts.put("sha256", solution.sha256());
  }

  private static void topology(Topology topology, Map<String, Object> facts) {
    facts.put("kind", "network of nodes and links");
    facts.put("nodes", topology.satellites());
    facts.put("planes", topology.hasPlanes() ? topology.planes() : "none");
    facts.put("links", topology.links().size());
    facts.put("times", topology.times());
    facts.put(
        "ownRates", topology.links().stream().filter(link -> link.rateGbps().isPresent()).count());
  }

  private static void table(WeightSource.Table table, Map<String, Object> facts) {
    double most = 0;
    double sum = 0;
    for (int l = 0; l < table.layers(); l++) {
      double[] row = table.recorded(l);
      double mean = Arrays.stream(row).average().orElseThrow();
      most = Math.max(most, Arrays.stream(row).max().orElseThrow() / mean);
      sum += Arrays.stream(row).sum();
    }
    facts.put("kind", "table of expert loads");
    facts.put("layers", table.layers());
    facts.put("experts", table.recorded(0).length);
    facts.put("total", sum);
    facts.put("maxToMean", String.format(Locale.ROOT, "%.2f", most));
  }

  private static void trace(ActivationTrace trace, Map<String, Object> facts) {
    long sets = 0;
    int greatest = -1;
    for (int l = 0; l < trace.layers(); l++) {
      for (int[] set : trace.recorded(l)) {
        sets++;
        greatest = Math.max(greatest, Arrays.stream(set).max().orElse(-1));
      }
    }
    facts.put("kind", "trace of activated experts");
    facts.put("layers", trace.layers());
    facts.put("experts", greatest + 1);
    facts.put("sets", sets);
  }
}

package io.spacemoe.instances.assignment;

import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.NumberLines;
import io.spacemoe.instances.text.Tokens;
import io.spacemoe.solver.Capacity;
import io.spacemoe.solver.ForbiddenPairs;
import io.spacemoe.solver.PlacementProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A network in DIMACS form (First DIMACS Implementation Challenge, 1991): an assignment problem
 * ({@code p asn}), or a minimum-cost flow ({@code p min}) as far as it is an assignment or
 * transportation problem. Nodes that supply are experts, one for each unit; nodes that demand are
 * satellites, with a slot for each unit; a pair without an arc is forbidden, and of several arcs
 * the best counts.
 */
final class DimacsFile {
  /** The most pairs of expert and satellite that a file of a few arcs may stand for. */
  private static final long FREE_PAIRS = 1 << 16;

  private static final int PAIRS_PER_BYTE = 32;

  /** How many pairs take as much memory as an expert does, even with a single satellite. */
  private static final int PAIRS_PER_EXPERT = 8;

  private final InputFile file;
  private final Tokens tokens;
  private final boolean flow;
  private final Reading told;
  private final long[] supply;
  private final boolean[] described;
  private final List<Arc> arcs = new ArrayList<>();

  /**
   * An arc.
   *
   * @param line where it stands in the file
   * @param from its tail, from 0
   * @param to its head, from 0
   * @param most how much may flow through it
   * @param cost of each unit
   */
  private record Arc(int line, int from, int to, long most, long cost) {}

  private DimacsFile(InputFile file, boolean flow, Reading told) {
    this.file = file;
    this.flow = flow;
    this.told = told;
    tokens = new Tokens(file);
    expect(next("the problem line"), "p");
    expect(next("the kind of problem"), flow ? "min" : "asn");
    supply = new long[tokens.count("the number of nodes", 0, 1)];
    described = new boolean[supply.length];
    int announced = tokens.count("the number of arcs", 0, 8);
    if (!flow) {
      Arrays.fill(supply, -1);
    }
    while (tokens.hasNext()) {
      line(next("a line"));
    }
    if (arcs.size() != announced) {
      throw tokens.wrong(
          String.format(
              Locale.ROOT,
              "ends after %d arcs; the problem line announces %d",
              arcs.size(),
              announced));
    }
  }

  static AssignmentFile readAssignment(InputFile file, Reading told) {
    return new DimacsFile(file, false, told).problem().file(file, told.factor());
  }

  static AssignmentFile readFlow(InputFile file, Reading told) {
    DimacsFile network = new DimacsFile(file, true, told);
    network.refuseWhatIsNoTransport();
    return network.problem().file(file, told.factor());
  }

  /** The next word that is not in a comment. */
  private String next(String what) {
    String word = tokens.word(what);
    while (word.equals("c")) {
      tokens.skipLine();
      word = tokens.hasNext() ? tokens.word(what) : "";
    }
    return word;
  }

  private void expect(String found, String expected) {
    if (!found.equals(expected)) {
      throw tokens.wrong(
          String.format(
              Locale.ROOT,
              "has %s; expected \"%s\" first, as in \"p %s NODES ARCS\"",
              Glimpse.of(found),
              expected,
              flow ? "min" : "asn"));
    }
  }

  private void line(String kind) {
    switch (kind) {
      case "n" -> node();
      case "a" -> arc();
      case "" -> {}
      default ->
          throw tokens.wrong(
              String.format(
                  Locale.ROOT,
                  "has %s; expected a line that begins with c, n or a",
                  Glimpse.of(kind)));
    }
  }

  private void node() {
    int node = nodeNumber("a node");
    if (described[node] || !arcs.isEmpty()) {
      throw tokens.wrong(
          String.format(
              Locale.ROOT,
              "describes node %d %s",
              node + 1,
              described[node] ? "again" : "after an arc"));
    }
    described[node] = true;
    supply[node] = flow ? tokens.whole("a supply") : 1;
  }

  private void arc() {
    int line = tokens.line();
    int from = nodeNumber("an arc's tail");
    int to = nodeNumber("an arc's head");
    if (flow && tokens.whole("an arc's least flow") != 0) {
      throw noTransport(line, "demands a least flow");
    }
    long most = flow ? tokens.whole("an arc's capacity") : 1;
    arcs.add(new Arc(line, from, to, most, tokens.scaled("an arc's cost", told.factor())));
    if (!flow && (supply[from] < 0 || supply[to] > 0)) {
      throw tokens.wrong(
          String.format(
              Locale.ROOT,
              "has an arc from node %d to node %d; expected from a node with an n line to one without",
              from + 1,
              to + 1));
    }
  }

  private int nodeNumber(String what) {
    long number = tokens.whole(what);
    if (number < 1 || number > supply.length) {
      throw tokens.wrong(
          String.format(
              Locale.ROOT, "has %d as %s; allowed: 1 to %d", number, what, supply.length));
    }
    return (int) number - 1;
  }

  private void refuseWhatIsNoTransport() {
    for (Arc arc : arcs) {
      long offered = supply[arc.from];
      long asked = supply[arc.to];
      if (offered <= 0 || asked >= 0) {
        throw noTransport(
            arc.line,
            String.format(
                Locale.ROOT,
                "goes from node %d to node %d, not from one with supply to one with demand",
                arc.from + 1,
                arc.to + 1));
      }
      if (arc.most != 0 && arc.most < Math.min(offered, -asked)) {
        throw noTransport(
            arc.line, String.format(Locale.ROOT, "lets through no more than %d", arc.most));
      }
    }
    long offered = saturatedSum(Arrays.stream(supply).filter(s -> s > 0));
    long asked = saturatedSum(Arrays.stream(supply).filter(s -> s < 0).map(s -> -s));
    if (offered != asked) {
      throw new InstanceFormatException(
          file.name(),
          "",
          String.format(
              Locale.ROOT, "supplies %d in all and demands %d; expected the same", offered, asked));
    }
  }

  private static long saturatedSum(LongStream terms) {
    return terms.reduce(0, (a, b) -> a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b);
  }

  private InstanceFormatException noTransport(int line, String why) {
    return new InstanceFormatException(
        file.name(),
        String.format(Locale.ROOT, "line %d", line),
        String.format(
            Locale.ROOT,
            "has an arc that %s; of minimum-cost flows, only assignment and transportation problems can be read",
            why));
  }

  private Imported problem() {
    int[] givers = IntStream.range(0, supply.length).filter(n -> supply[n] > 0).toArray();
    int[] takers = IntStream.range(0, supply.length).filter(n -> supply[n] < 0).toArray();
    checkRoom(givers, takers.length);
    long[][] rows = new long[supply.length][];
    BitSet[] closed = new BitSet[supply.length];
    for (int giver : givers) {
      rows[giver] = new long[takers.length];
      closed[giver] = new BitSet();
      closed[giver].set(0, takers.length);
    }
    fill(rows, closed, takers);
    int[] giverOf =
        Arrays.stream(givers).flatMap(g -> IntStream.generate(() -> g).limit(supply[g])).toArray();
    return new Imported(
        file.problemName(),
        told.maximised(),
        takers.length,
        Arrays.stream(giverOf).mapToObj(g -> rows[g].clone()).toArray(long[][]::new),
        () -> slots(takers),
        ForbiddenPairs.ofSets(
            Arrays.stream(giverOf).mapToObj(g -> closed[g]).toArray(BitSet[]::new)));
  }

  /** The cheapest open arc of each pair, or the dearest where the greatest value is asked for. */
  private void fill(long[][] rows, BitSet[] closed, int... takers) {
    int[] satelliteOf = new int[supply.length];
    for (int s = 0; s < takers.length; s++) {
      satelliteOf[takers[s]] = s;
    }
    for (Arc arc : arcs) {
      int s = satelliteOf[arc.to];
      int order = Long.compare(arc.cost, rows[arc.from][s]);
      boolean better = told.maximised() ? order > 0 : order < 0;
      if (arc.most > 0 && (closed[arc.from].get(s) || better)) {
        closed[arc.from].clear(s);
        rows[arc.from][s] = arc.cost;
      }
    }
  }

  private Capacity slots(int[] takers) {
    return Arrays.stream(takers).allMatch(n -> supply[n] == -1)
        ? Capacity.one()
        : Capacity.slots(Arrays.stream(takers).map(n -> Math.toIntExact(-supply[n])).toArray());
  }

  /** Refuses sparse problems whose table of costs would take far more memory than their file. */
  private void checkRoom(int[] givers, int satellites) {
    long experts = saturatedSum(Arrays.stream(givers).mapToLong(giver -> supply[giver]));
    long most = FREE_PAIRS + (long) PAIRS_PER_BYTE * file.text().length;
    if (experts > most / (satellites + PAIRS_PER_EXPERT)) {
      throw new InstanceFormatException(
          file.name(),
          "",
          String.format(
              Locale.ROOT,
              "stands for %d experts and %d satellites with a cost for every pair; allowed: about %,d pairs for a file of %,d bytes",
              experts,
              satellites,
              most,
              file.text().length));
    }
  }

  /** The text of an assignment file: experts are nodes 1, 2 ..., satellites follow. */
  static byte[] text(AssignmentFile instance) {
    PlacementProblem problem = instance.problem();
    int n = problem.experts();
    int m = problem.satellites();
    long pairs = (long) n * m - problem.forbidden().count();
    NumberLines lines = new NumberLines();
    lines.text(String.format(Locale.ROOT, "p asn %d %d", n + m, pairs));
    for (int e = 0; e < n; e++) {
      lines.text("n " + (e + 1));
    }
    for (int e = 0; e < n; e++) {
      for (int s = 0; s < m; s++) {
        if (!problem.forbidden().contains(e, s)) {
          long number = instance.objective().number(problem.cost(e, s));
          lines.text(String.format(Locale.ROOT, "a %d %d %d", e + 1, n + s + 1, number));
        }
      }
    }
    return lines.bytes();
  }
}

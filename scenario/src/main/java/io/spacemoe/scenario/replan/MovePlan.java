package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.placement.Rooms;
import io.spacemoe.scenario.replan.TransferPaths.Way;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be sent so that one layout becomes another, and when (docs/model.md, section 11.3).
 * Transfers that share neither a link in the same direction nor a ground station run at the same
 * time. A transfer to a satellite that has no room yet waits until what is there has left; where
 * each of several waits for the next, they all go, and their satellites hold one more meanwhile. So
 * the layout fits after every part of the list, but for such rings.
 *
 * @param moves in the order in which they begin to be carried out
 * @param makespanS when the last has ended, in seconds
 * @param boundS what no schedule of these transfers is below, in seconds: the busiest link, and the
 *     longest chain of transfers that wait for each other
 */
public record MovePlan(List<Move> moves, double makespanS, double boundS) {

  /** Copies the list. */
  public MovePlan {
    moves = List.copyOf(moves);
  }

  /** Bytes of all moves. */
  public double bytes() {
    return moves.stream().mapToDouble(Move::bytes).sum();
  }

  /** A transfer with what it keeps busy. */
  private record Transfer(Move move, List<Long> takes, int leaves) {}

  /**
   * The plan.
   *
   * @param from where everything was; what is lost sits on satellites out of service
   * @param rooms of the satellites in service
   */
  static MovePlan of(Layout from, Layout to, MoeModel model, Rooms rooms, TransferPaths paths) {
    List<Transfer> transfers = new ArrayList<>();
    for (int l = 0; l < from.layers(); l++) {
      if (from.gateway(l) != to.gateway(l)) {
        int[] source = {from.gateway(l)};
        transfers.add(
            transfer(l, Move.GATEWAY, source, to.gateway(l), model.gatewayBytes(), rooms, paths));
      }
      for (int i = 0; i < from.experts(l); i++) {
        int[] sources = from.copiesOf(l, i);
        int target = to.expert(l, i);
        if (Arrays.stream(sources).noneMatch(s -> s == target)) {
          transfers.add(transfer(l, i, sources, target, model.expertBytes(), rooms, paths));
        }
      }
    }
    return new Scheduler(from, rooms).plan(transfers);
  }

  private static Transfer transfer(
      int layer, int expert, int[] has, int to, double bytes, Rooms rooms, TransferPaths paths) {
    int[] sources = Arrays.stream(has).filter(rooms::available).toArray();
    Optional<Way> way = paths.to(to, sources, bytes);
    if (way.isEmpty()) {
      throw new InvalidValueException(
          "links",
          String.format(
              Locale.ROOT,
              "cut satellite %d off from all satellites and stations that have the weights of %s of layer %d",
              to,
              expert == Move.GATEWAY ? "the gateway" : "expert " + expert,
              layer));
    }
    Way w = way.get();
    return new Transfer(
        new Move(layer, expert, w.from(), to, bytes, w.path(), 0, w.seconds()), w.takes(), has[0]);
  }

  /** Begins transfers one after the other, of those that may begin the longest first. */
  private static final class Scheduler {
    private final Rooms rooms;
    private final int[] taken;
    private final Map<Integer, List<Double>> leftAt = new HashMap<>();
    private final Map<Integer, Double> chainTo = new HashMap<>();
    private final Map<Long, Double> freeAt = new HashMap<>();
    private final Map<Long, Double> busy = new HashMap<>();
    private double makespan;
    private double chain;

    Scheduler(Layout from, Rooms rooms) {
      this.rooms = rooms;
      taken = new int[rooms.satellites()];
      for (int l = 0; l < from.layers(); l++) {
        taken[from.gateway(l)] += size(Move.GATEWAY, from.gateway(l));
        from.satellitesOf(l).forEach(s -> taken[s]++);
      }
    }

    /** What takes a satellite's room, in experts: a gateway what it leaves no room for. */
    private int size(int expert, int satellite) {
      return expert == Move.GATEWAY ? rooms.slots(satellite) - rooms.besideGateway(satellite) : 1;
    }

    MovePlan plan(List<Transfer> transfers) {
      List<Transfer> waiting = new ArrayList<>(transfers);
      waiting.sort(
          Comparator.comparingDouble((Transfer t) -> t.move.seconds())
              .reversed()
              .thenComparing(t -> t.move.layer())
              .thenComparing(t -> t.move.expert()));
      List<Move> moves = new ArrayList<>();
      while (!waiting.isEmpty()) {
        Transfer next =
            waiting.stream().filter(this::hasRoom).findFirst().orElseGet(() -> ring(waiting));
        waiting.remove(next);
        moves.add(begin(next));
      }
      moves.sort(Comparator.comparingDouble(Move::startS)); // one that waits begins later
      double most = busy.values().stream().mapToDouble(s -> s).max().orElse(0);
      return new MovePlan(moves, makespan, Math.max(most, chain));
    }

    private boolean hasRoom(Transfer t) {
      int to = t.move.to();
      return taken[to] + size(t.move.expert(), to) <= rooms.slots(to);
    }

    /** One of those of which each waits for the next. */
    private static Transfer ring(List<Transfer> waiting) {
      Map<Integer, Transfer> leaving = new HashMap<>();
      waiting.forEach(t -> leaving.putIfAbsent(t.leaves, t));
      Set<Transfer> seen = new HashSet<>();
      Transfer at = waiting.get(0);
      while (seen.add(at) && leaving.containsKey(at.move.to())) {
        at = leaving.get(at.move.to());
      }
      return at;
    }

    private Move begin(Transfer t) {
      int to = t.move.to();
      double start =
          leftAt.getOrDefault(to, List.of()).stream().mapToDouble(s -> s).max().orElse(0);
      double before = chainTo.getOrDefault(to, 0.0);
      if (!hasRoom(t)) {
        start = 0;
        before = 0;
      }
      for (long link : t.takes) {
        start = Math.max(start, freeAt.getOrDefault(link, 0.0));
      }
      Move move = t.move.startingAt(start);
      for (long link : t.takes) {
        freeAt.put(link, move.endS());
        busy.merge(link, move.seconds(), Double::sum);
      }
      taken[to] += size(move.expert(), to);
      taken[t.leaves] -= size(move.expert(), t.leaves);
      leftAt.computeIfAbsent(t.leaves, s -> new ArrayList<>()).add(move.endS());
      chainTo.merge(t.leaves, before + move.seconds(), Math::max);
      chain = Math.max(chain, before + move.seconds());
      makespan = Math.max(makespan, move.endS());
      return move;
    }
  }
}

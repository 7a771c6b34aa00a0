package io.spacemoe.scenario.replan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * The best placements for all that a move may cost, for given gateways: the lower convex hull of
 * cost over moves (docs/model.md, section 11.2).
 *
 * <p>Between two neighbours on the hull a better placement, if there is one, is best when a move
 * costs as much as the line between them falls for each (Eisner and Severance, Mathematical
 * techniques for efficient record segmentation in large shared databases, JACM 23, 1976). As a move
 * costs whole femtoseconds, a placement below that line by less than one for each move can be
 * missed.
 */
final class MoveCurve {
  private final LongFunction<Hosts> best;
  private final List<Hosts> points = new ArrayList<>();

  private MoveCurve(LongFunction<Hosts> best) {
    this.best = best;
  }

  /**
   * The whole hull.
   *
   * @param staying the best placement without a move
   * @param best the best placement when a move costs so many femtoseconds
   * @return by descending moves, the cheapest first; the last has none
   */
  static List<Hosts> whole(Hosts staying, LongFunction<Hosts> best) {
    MoveCurve curve = new MoveCurve(best);
    Hosts free = curve.free();
    curve.add(free);
    if (free.moves() > 0) {
      curve.between(free, staying);
      curve.addStaying(staying);
    }
    return curve.sorted();
  }

  /**
   * What a number of moves is enough for.
   *
   * @param point the cheapest point of the hull with no more moves
   * @param bound the least cost in femtoseconds that any placement with so many moves can have
   */
  record Budget(Hosts point, long bound) {}

  /** The cheapest point of the hull with at most so many moves, and what no placement is below. */
  static Budget within(int most, Hosts staying, LongFunction<Hosts> best) {
    MoveCurve curve = new MoveCurve(best);
    Hosts more = curve.free();
    if (more.moves() <= most) {
      return new Budget(more, more.costFs());
    }
    Hosts fewer = staying;
    while (more.moves() - fewer.moves() > 1) {
      long mu = slope(more, fewer);
      Hosts found = curve.at(mu);
      if (found.valueAt(mu) >= Math.min(more.valueAt(mu), fewer.valueAt(mu))) {
        break;
      }
      if (found.moves() > most) {
        more = found;
      } else {
        fewer = found;
      }
    }
    if (fewer.moves() == most) {
      return new Budget(fewer, fewer.costFs());
    }
    long mu = slope(more, fewer);
    return new Budget(fewer, curve.at(mu).valueAt(mu) - mu * most);
  }

  /** The least cost, with about the fewest moves that it takes. */
  private Hosts free() {
    Hosts free = at(0);
    Hosts fewer = at(1);
    return fewer.costFs() == free.costFs() ? fewer : free;
  }

  private Hosts at(long muFs) {
    return best.apply(muFs);
  }

  private void add(Hosts point) {
    if (points.stream().noneMatch(p -> p.moves() == point.moves())) {
      points.add(point);
    }
  }

  /** Finds all points between two. */
  private void between(Hosts more, Hosts fewer) {
    if (more.moves() - fewer.moves() <= 1) {
      return;
    }
    long mu = slope(more, fewer);
    Hosts found = at(mu);
    boolean lower = found.valueAt(mu) < Math.min(more.valueAt(mu), fewer.valueAt(mu));
    if (lower && found.moves() < more.moves() && found.moves() > fewer.moves()) {
      add(found);
      between(more, found);
      between(found, fewer);
    }
  }

  /** Adds the placement without a move, with a cost of moving for which it is the best. */
  private void addStaying(Hosts staying) {
    while (true) {
      Hosts last = sorted().get(points.size() - 1);
      if (last.moves() == 0) {
        return;
      }
      long mu = slope(last, staying) + 1;
      Hosts found = at(mu);
      if (found.valueAt(mu) >= staying.costFs()) {
        add(
            new Hosts(
                staying.satelliteOf(), 0, staying.costFs(), OptionalLong.of(mu), found.answer()));
        return;
      }
      add(found);
    }
  }

  /** What each move gains on the way from one to the other, rounded down. */
  private static long slope(Hosts more, Hosts fewer) {
    return Math.floorDiv(fewer.costFs() - more.costFs(), more.moves() - fewer.moves());
  }

  private List<Hosts> sorted() {
    points.sort(Comparator.comparingInt(Hosts::moves).reversed());
    return points;
  }
}

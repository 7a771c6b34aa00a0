package io.spacemoe.solver.joint.bound;

import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.spi.StopSignal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The least worth of four layers in a row over all choices of their five gateways (docs/model.md,
 * section 6.3), with prices of satellites ({@link CrewPrices}) and the shift of {@link FourFloor}:
 *
 * <pre>{@code
 * worth(a, b, c, d, e) = C(a, b, c, d, e) + 3 (c(b, c) + c(c, d) - c(a, b) - c(d, e))
 * }</pre>
 *
 * <p>All layers are taken to wait with the least Q(n) of any of them. Branch and bound from the
 * gateway c in the middle: two <em>sides</em> of two layers each make a window, which is given up
 * as soon as one of these is no less than the least so far: what both sides are worth that do not
 * mind each other; that of three pairs of neighbours, each layer in the middle shared by halves;
 * and that of three layers in a row and the pair at the other end. Else it is worth what its four
 * layers are together by prices, and no less than any of these. So gateways c are looked at by all
 * processors, and what comes out does not depend on their number or order.
 */
final class GatewayFours {
  /** Windows of three or four layers that are priced at most, some microseconds each. */
  private static final long MOST_PRICED = 1 << 24;

  /** Layers beside each gateway of first guesses, and gateways c. Any guess is right. */
  private static final int GUESS_NEAR = 24;

  private static final int GUESSES = 4;

  private static final int SHIFT = FourFloor.SHIFT;
  private static final int AT_END = FourFloor.OUTER - SHIFT;
  private static final int IN_MIDDLE = FourFloor.INNER + SHIFT;

  private final JointProblem problem;
  private final StopSignal stop;
  private final long[] waiting;
  private final long[] outer;
  private final long[] inner;
  private final long[] halfInner;
  private final AtomicLong least = new AtomicLong(GatewayWindows.NO_LIMIT);
  private final AtomicLong priced = new AtomicLong();

  /** The least c(a, b). */
  private long cheapest;

  /**
   * Two layers between a gateway c and the window's end.
   *
   * @param near the layer beside c, to c
   * @param end the layer beside it, to their gateway
   * @param apart what they are worth
   * @param half the same when half of the near one is left out
   * @param shift part of both
   */
  private record Side(WindowLeg near, WindowLeg end, long apart, long half, long shift) {}

  GatewayFours(JointProblem problem, StopSignal stop) {
    this.problem = problem;
    this.stop = stop;
    waiting = new long[problem.experts() + 1];
    Arrays.fill(waiting, JointProblem.PPM);
    for (int l = 0; l < problem.layers(); l++) {
      long[] here = TrioCost.waiting(problem.floorPpm(l));
      Arrays.setAll(waiting, n -> Math.min(waiting[n], here[n]));
    }
    outer = times(FourFloor.OUTER);
    inner = times(FourFloor.INNER);
    halfInner = times(FourFloor.INNER / 2);
  }

  private long[] times(int factor) {
    return Arrays.stream(waiting).map(ppm -> factor * ppm).toArray();
  }

  /** The least worth; empty when there was no time for all windows, or too many are near it. */
  OptionalLong least() {
    TrioCost pairs = new TrioCost(problem);
    int step = 1 + problem.satellites() / GUESSES;
    search(
        IntStream.range(0, problem.satellites()).filter(c -> c % step == 0).toArray(),
        s -> near(s, pairs));
    return least(least.get());
  }

  private List<WindowLeg> near(int s, TrioCost pairs) {
    synchronized (pairs) {
      return Arrays.stream(problem.nearest(s, GUESS_NEAR))
          .mapToObj(a -> pairs.between(a, s))
          .map(answers -> new WindowLeg(answers, pairs.ofPair(waiting, answers)))
          .sorted(Comparator.comparingLong(WindowLeg::cost))
          .toList();
    }
  }

  /** The same where it is less than a limit, else the limit. */
  OptionalLong least(long limit) {
    least.accumulateAndGet(limit, Math::min);
    TrioCost pairs = new TrioCost(problem);
    cheapest = WindowLeg.cheapest(problem, stop, waiting, pairs);
    if (over()) {
      return OptionalLong.empty();
    }
    if (limit > 2 * (AT_END + IN_MIDDLE) * cheapest) {
      Optional<List<List<WindowLeg>>> legs =
          WindowLeg.below(
              (limit - (AT_END + 2 * IN_MIDDLE) * cheapest) / AT_END + 1,
              problem,
              stop,
              waiting,
              pairs);
      if (legs.isEmpty()) {
        return OptionalLong.empty();
      }
      search(IntStream.range(0, problem.satellites()).toArray(), legs.get()::get);
    }
    return over() ? OptionalLong.empty() : OptionalLong.of(least.get());
  }

  private boolean over() {
    return stop.raised() || priced.get() > MOST_PRICED;
  }

  private void search(int[] centers, IntFunction<List<WindowLeg>> legs) {
    int threads = Runtime.getRuntime().availableProcessors();
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            part -> {
              Worker worker = new Worker();
              for (int i = part; i < centers.length && !over(); i += threads) {
                worker.search(centers[i], legs);
              }
            });
  }

  /** One thread's. */
  private final class Worker {
    private final TrioCost pairs = new TrioCost(problem);
    private final CrewPrices prices = new CrewPrices(problem.satellites(), problem.experts());

    /** All windows around a gateway. */
    void search(int c, IntFunction<List<WindowLeg>> legs) {
      List<List<Side>> sides = new ArrayList<>();
      long apart = (AT_END + IN_MIDDLE) * cheapest;
      for (WindowLeg near : legs.apply(c)) {
        if (IN_MIDDLE * near.cost() + AT_END * cheapest + apart >= least.get()) {
          break;
        }
        List<Side> here = sides(near, legs.apply(near.outer()), least.get() - apart);
        if (!here.isEmpty()) {
          sides.add(here);
        }
      }
      for (int i = 0; i < sides.size(); i++) {
        for (int j = 0; j < i && !over(); j++) {
          search(sides.get(i), sides.get(j));
        }
      }
    }

    /** Sides that share the layer beside c and are worth less than a limit, least halves first. */
    private List<Side> sides(WindowLeg near, List<WindowLeg> ends, long limit) {
      List<Side> sides = new ArrayList<>();
      Answers there = near.answers().reversed();
      for (WindowLeg end : ends) {
        if (IN_MIDDLE * near.cost() + AT_END * end.cost() >= limit) {
          break;
        }
        if (end.outer() != near.inner()) {
          long shift = SHIFT * (near.cost() - end.cost());
          long apart = pairs.ofTrio(outer, inner, end.answers(), there, limit - shift) + shift;
          long below = limit - FourFloor.INNER / 2 * cheapest;
          long half =
              apart < limit ? pair(outer, halfInner, end, there, below - shift) + shift : below;
          if (half < below) {
            sides.add(new Side(near, end, apart, half, shift));
          }
        }
      }
      sides.sort(Comparator.comparingLong(Side::half));
      return sides;
    }

    private long pair(long[] first, long[] second, WindowLeg end, Answers near, long limit) {
      long known = pairs.ofTrio(first, second, end.answers(), near, limit);
      return known < limit
          ? prices.of(
              new long[][] {first, second}, new Answers[] {end.answers(), near}, known, limit)
          : limit;
    }

    /** Windows of sides that share the layers beside c. */
    private void search(List<Side> first, List<Side> last) {
      WindowLeg in = first.get(0).near;
      WindowLeg out = last.get(0).near;
      long below = least.get() - first.get(0).half - last.get(0).half;
      long between = pair(halfInner, halfInner, in, out.answers(), Math.max(0, below));
      if (between >= below) {
        return;
      }
      long[] firstThree = new long[first.size()];
      long[] lastThree = new long[last.size()];
      for (int i = 0; i < firstThree.length && !over(); i++) {
        Side a = first.get(i);
        for (int j = 0; j < lastThree.length; j++) {
          Side e = last.get(j);
          long limit = least.get();
          if (a.half + between + e.half >= limit) {
            break;
          }
          if (a.apart + e.apart < limit && distinct(a, e)) {
            firstThree[i] = firstThree[i] > 0 ? firstThree[i] : three(a, out, limit, last);
            if (firstThree[i] + e.half < limit) {
              lastThree[j] = lastThree[j] > 0 ? lastThree[j] : three(e, in, limit, first);
              if (lastThree[j] + a.half < limit) {
                long known =
                    Math.max(
                        Math.max(a.half + between + e.half, a.apart + e.apart),
                        Math.max(firstThree[i] + e.half, lastThree[j] + a.half));
                least.accumulateAndGet(four(a, e, known, limit), Math::min);
              }
            }
          }
        }
      }
    }

    private boolean distinct(Side a, Side e) {
      int end = a.end.outer();
      int other = e.end.outer();
      return end != other && end != e.near.outer() && other != a.near.outer();
    }

    /** A side and half of the layer on the other side of c, or what brings all to the limit. */
    private long three(Side side, WindowLeg other, long limit, List<Side> others) {
      priced.incrementAndGet();
      long below = limit - others.get(0).half;
      return side.shift
          + prices.of(
              new long[][] {outer, inner, halfInner},
              new Answers[] {side.end.answers(), side.near.answers(), other.answers()},
              0,
              below - side.shift);
    }

    private long four(Side a, Side e, long known, long limit) {
      priced.incrementAndGet();
      long shift = a.shift + e.shift;
      return shift
          + prices.of(
              new long[][] {outer, inner, inner, outer},
              new Answers[] {a.end.answers(), a.near.answers(), e.near.answers(), e.end.answers()},
              known - shift,
              limit - shift);
    }
  }
}

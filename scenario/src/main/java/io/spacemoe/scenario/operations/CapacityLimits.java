package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.GatewayRows;
import io.spacemoe.scenario.latency.PathLatency;
import io.spacemoe.scenario.placement.Deployment;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.SnapshotSweep;
import io.spacemoe.scenario.workload.Power;
import io.spacemoe.scenario.workload.Requests;
import java.util.Arrays;
import java.util.Optional;

/**
 * How many output tokens a second a layout can give at most, by any schedule, and what limits it
 * (docs/model.md, section 10.3).
 *
 * @param compute of the worst snapshot
 * @param link of the worst snapshot
 * @param energy over the orbit; empty without power
 * @param saturation the least of the limits
 * @param meanTokensPerSecond each snapshot's own saturation by compute and links, averaged;
 *     infinite when a snapshot has no limit
 * @param load of a token, averaged over snapshots
 */
public record CapacityLimits(
    Limit compute,
    Limit link,
    Optional<EnergyBudget> energy,
    Limit saturation,
    double meanTokensPerSecond,
    TokenLoad load) {

  /**
   * The limits of a layout, where copies are chosen by least work.
   *
   * @throws io.spacemoe.scenario.value.InvalidValueException as for a deployment
   */
  public static CapacityLimits of(
      Study study, Layout layout, Requests requests, Optional<Power> power, int threads) {
    return of(study, Deployment.of(layout), requests, CopyChoice.LEAST_WORK, power, threads);
  }

  /**
   * The limits of a deployment, in the time of its token latency.
   *
   * @param requests only their mix of prompt and output tokens matters
   * @param choice of copies; for least work the limits are those of the best shares
   * @param power of the satellites; empty for as much as is needed
   * @param threads how many snapshots to work on at once; the result does not depend on it
   * @throws io.spacemoe.scenario.value.InvalidValueException when the deployment is not one of the
   *     study's scenario, or the constellation is none that energy can be counted for
   */
  public static CapacityLimits of(
      Study study,
      Deployment deployment,
      Requests requests,
      CopyChoice choice,
      Optional<Power> power,
      int threads) {
    study.scenario().checkFits(deployment);
    Network network = study.network();
    DirectedLinks links = new DirectedLinks(network);
    Places places = Places.of(deployment);
    GatewayRows rows = places.rows();
    PlaceWork work = PlaceWork.of(study, places, requests);
    PlaceShares shares = new PlaceShares(study, deployment, requests, choice);
    PathLatency path = study.scenario().pathLatency();
    Sum sum =
        SnapshotSweep.reduce(
            network,
            rows.sources(),
            threads,
            () -> new Sum(network, links),
            (total, distances) -> {
              Routes routes = Routes.of(places, path, rows, links, distances, true);
              double[] part = shares.in(routes);
              TokenLoad load = new TokenLoad(network.satellites(), links.count());
              double[] most = work.tokensPerSecond(network.satellites(), routes, part);
              work.addTo(load, routes, part, parts(most));
              total.add(load);
            },
            Sum::merged);
    sum.load.divide(network.snapshots());
    Optional<EnergyBudget> energy =
        power.map(given -> EnergyBudget.of(given, links, sum.load, study.scenario()));
    Limit networkLimit = sum.compute.least(sum.link);
    return new CapacityLimits(
        sum.compute,
        sum.link,
        energy,
        energy.map(budget -> networkLimit.least(budget.limit())).orElse(networkLimit),
        sum.saturation / network.snapshots(),
        sum.load);
  }

  /** Which part of the tokens each instance makes when all of them are as busy as they can be. */
  static double[] parts(double[] tokensPerSecond) {
    double sum = Arrays.stream(tokensPerSecond).sum();
    return Arrays.stream(tokensPerSecond)
        .map(own -> sum < Double.POSITIVE_INFINITY ? own / sum : 1.0 / tokensPerSecond.length)
        .toArray();
  }

  /** The running sum over snapshots. */
  private static final class Sum {
    private final DirectedLinks links;
    private final TokenLoad load;
    private Limit compute = new Limit(Double.POSITIVE_INFINITY, Limit.Kind.COMPUTE, 0, 0);
    private Limit link = new Limit(Double.POSITIVE_INFINITY, Limit.Kind.LINK, 0, 0);
    private double saturation;

    Sum(Network network, DirectedLinks links) {
      this.links = links;
      load = new TokenLoad(network.satellites(), links.count());
    }

    void add(TokenLoad one) {
      int s = one.busiestSatellite();
      Limit computeNow = new Limit(1000 / one.busyMs(s), Limit.Kind.COMPUTE, s, s);
      compute = compute.least(computeNow);
      saturation += computeNow.least(addLink(one)).tokensPerSecond();
      load.add(one);
    }

    private Limit addLink(TokenLoad one) {
      int busiest = one.busiestLink();
      if (busiest < 0 || one.sendMs(busiest) == 0) {
        return new Limit(Double.POSITIVE_INFINITY, Limit.Kind.LINK, 0, 0);
      }
      Limit now =
          new Limit(
              1000 / one.sendMs(busiest), Limit.Kind.LINK, links.from(busiest), links.to(busiest));
      link = link.least(now);
      return now;
    }

    Sum merged(Sum later) {
      compute = compute.least(later.compute);
      link = link.least(later.link);
      saturation += later.saturation;
      load.add(later.load);
      return this;
    }
  }
}

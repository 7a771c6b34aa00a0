package io.spacemoe.scenario.operations;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.fleet.Fleet;
import io.spacemoe.scenario.sky.Network;
import io.spacemoe.scenario.sky.WalkerConstellation;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.workload.Power;
import java.util.Arrays;

/**
 * The energy that the tokens of a layout take, and how many of them the sun pays for
 * (docs/model.md, section 10.4). Each satellite is counted over a whole orbit; what a link sends is
 * paid by the satellite that sends.
 */
public final class EnergyBudget {
  private final Power power;
  private final Fleet fleet;
  private final WalkerConstellation sky;
  private final double[] computeJoules;
  private final double[] sendJoules;

  private EnergyBudget(
      Power power,
      Fleet fleet,
      WalkerConstellation sky,
      double[] computeJoules,
      double[] sendJoules) {
    this.power = power;
    this.fleet = fleet;
    this.sky = sky;
    this.computeJoules = computeJoules;
    this.sendJoules = sendJoules;
  }

  /**
   * The budget of a layout's mean load.
   *
   * @throws InvalidValueException where orbits are no circles of one height
   */
  static EnergyBudget of(Power power, DirectedLinks links, TokenLoad load, Scenario scenario) {
    Network network = links.network();
    if (!(network.constellation() instanceof WalkerConstellation sky)) {
      throw new InvalidValueException(
          "power",
          "needs a Walker constellation, whose orbits are circles of one height, to know when satellites are in sunlight.\nMaybe leave it out.");
    }
    double[] compute = new double[network.satellites()];
    double[] send = new double[network.satellites()];
    Arrays.setAll(compute, s -> power.joulesPerGflop() * load.gflop(s));
    for (int link = 0; link < links.count(); link++) {
      send[links.from(link)] +=
          power.joulesPerGbit()
              * load.hiddenStates(link)
              * scenario.model().hiddenStateBits()
              / 1e9;
    }
    return new EnergyBudget(power, scenario.fleet(), sky, compute, send);
  }

  /** The energy that one output token takes of a satellite, in J. */
  public double joules(int satellite) {
    return computeJoules[satellite] + sendJoules[satellite];
  }

  /** What computing one output token takes, all satellites together, in J. */
  public double computeJoules() {
    return Arrays.stream(computeJoules).sum();
  }

  /** What sending for one output token takes, all satellites together, in J. */
  public double sendJoules() {
    return Arrays.stream(sendJoules).sum();
  }

  /** Where the energy runs out first; 0 tokens a second where being idle takes more than all. */
  public Limit limit() {
    Limit least = new Limit(Double.POSITIVE_INFINITY, Limit.Kind.ENERGY, 0, 0);
    for (int s = 0; s < computeJoules.length; s++) {
      double solarW = fleet.board(s).solarW().orElse(power.solarW());
      double spareW = solarW * sunlit(s) - power.idleW();
      double tokens = joules(s) > 0 ? Math.max(0, spareW) / joules(s) : Double.POSITIVE_INFINITY;
      least = least.least(new Limit(tokens, Limit.Kind.ENERGY, s, s));
    }
    return least;
  }

  /**
   * The battery that a satellite needs to get through the shadow, in Wh.
   *
   * @param tokensPerSecond output tokens a second of the whole constellation
   */
  public double batteryWh(int satellite, double tokensPerSecond) {
    double shadowSeconds = (1 - sunlit(satellite)) * sky.periodSeconds();
    return (power.idleW() + tokensPerSecond * joules(satellite)) * shadowSeconds / 3600;
  }

  /** The satellite that needs the largest battery at a throughput; the first of several. */
  public int largestBattery(double tokensPerSecond) {
    int largest = 0;
    for (int s = 1; s < computeJoules.length; s++) {
      if (batteryWh(s, tokensPerSecond) > batteryWh(largest, tokensPerSecond)) {
        largest = s;
      }
    }
    return largest;
  }

  private double sunlit(int satellite) {
    return power.sun().sunlit(sky, sky.planeOf(satellite));
  }
}

package io.spacemoe.scenario.latency;

import io.spacemoe.scenario.fleet.Fleet;
import io.spacemoe.scenario.moe.MoeModel;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * How long a model's work takes on each satellite, in ms; 0 for work that does not count
 * (docs/model.md, sections 3 and 9.4). Immutable.
 */
public final class ComputeTimes {
  private final Times usual;
  private final Times[] own;

  private record Times(double expertMs, double gatewayMs, double headMs) {}

  private ComputeTimes(Times usual, Times[] own) {
    this.usual = usual;
    this.own = own;
  }

  /**
   * Of a model on the satellites of a constellation.
   *
   * @param satellites how many they are
   */
  public static ComputeTimes of(Compute compute, MoeModel model, Fleet fleet, int satellites) {
    Times usual = times(compute, model, compute.satelliteGflops());
    boolean differ =
        IntStream.range(0, satellites).anyMatch(s -> fleet.board(s).gflops().isPresent());
    Times[] own = new Times[differ ? satellites : 0];
    for (int s = 0; s < own.length; s++) {
      OptionalDouble gflops = fleet.board(s).gflops();
      own[s] = gflops.isPresent() ? times(compute, model, gflops.getAsDouble()) : usual;
    }
    return new ComputeTimes(usual, own);
  }

  private static Times times(Compute compute, MoeModel model, double gflops) {
    boolean experts = compute.include() != Compute.Include.NONE;
    boolean all = compute.include() == Compute.Include.ALL;
    return new Times(
        experts ? compute.ms(model.expertFlop(), model.expertBytes(), gflops) : 0,
        all ? compute.ms(model.gatewayFlop(), model.gatewayBytes(), gflops) : 0,
        all ? compute.ms(model.headFlop(), model.headBytes(), gflops) : 0);
  }

  private Times on(int satellite) {
    return own.length == 0 ? usual : own[satellite];
  }

  /** The work of one expert on a satellite. */
  public double expertMs(int satellite) {
    return on(satellite).expertMs;
  }

  /** The work of a layer's gateway on a satellite. */
  public double gatewayMs(int satellite) {
    return on(satellite).gatewayMs;
  }

  /** The work of the output head on a satellite, the last gateway's. */
  public double headMs(int satellite) {
    return on(satellite).headMs;
  }

  /** The work of an expert where it takes least. */
  double leastExpertMs() {
    return Arrays.stream(own).mapToDouble(Times::expertMs).min().orElse(usual.expertMs);
  }

  /**
   * The work of so many layers and of the output head where it takes least.
   *
   * @param expertMs of an expert's work what counts in each layer
   */
  double leastMs(int layers, double expertMs) {
    double gateway = Arrays.stream(own).mapToDouble(Times::gatewayMs).min().orElse(usual.gatewayMs);
    double head = Arrays.stream(own).mapToDouble(Times::headMs).min().orElse(usual.headMs);
    return layers * (gateway + expertMs) + head;
  }

  /** The work of the gateways of all layers and of the output head. */
  double constantMs(int[] gateways) {
    double head = headMs(gateways[gateways.length - 1]);
    return own.length == 0
        ? gateways.length * usual.gatewayMs + head
        : Arrays.stream(gateways).mapToDouble(this::gatewayMs).sum() + head;
  }
}

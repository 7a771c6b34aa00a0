package io.spacemoe.scenario.replan;

import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.Study;
import io.spacemoe.scenario.latency.ComputeTimes;
import io.spacemoe.scenario.latency.SnapshotLatencies;
import io.spacemoe.scenario.placement.Layout;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.scenario.workload.Power;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The path latencies around given gateways, time slot by time slot. Where the scenario says from
 * where the sun shines, experts work in sunlight alone: a path through one in the Earth's shadow
 * counts as cut off.
 */
final class SlotLatencies {
  private final Study study;
  private final int slots;
  private final int samples;
  private final long[][][] ns;

  /**
   * The latencies.
   *
   * @param threads how many to use; the result does not depend on it
   * @throws InvalidValueException when several experts share a satellite, or the sun's direction is
   *     not known
   */
  SlotLatencies(Study study, int[] gateways, int threads) {
    this.study = study;
    Scenario scenario = study.scenario();
    if (!scenario.rooms().oneOnEach()) {
      throw new InvalidValueException(
          "placement.capacity",
          "lets experts share satellites, which re-placement along the orbit does not know.%nMaybe set it to \"one\""
              .formatted());
    }
    slots = scenario.snapshots().slots();
    samples = study.network().snapshots() / slots;
    int[] all = IntStream.range(0, study.network().satellites()).toArray();
    int[][] satellites = new int[gateways.length][];
    Arrays.fill(satellites, all);
    ns =
        SnapshotLatencies.of(
            study.network(), scenario.pathLatency(), gateways, satellites, threads);
    scenario.power().ifPresent(this::darken);
  }

  private void darken(Power power) {
    Optional<double[]> direction = power.sun().direction();
    if (direction.isEmpty()) {
      throw new InvalidValueException(
          "power.sun",
          "is an angle, with which it is not known when satellites are in sunlight.%nMaybe give a time"
              .formatted());
    }
    Shadow shadow = new Shadow(direction.get());
    long cut = Math.round(study.scenario().placement().unreachablePenaltyMs() * 1e6);
    for (int slot = 0; slot < slots; slot++) {
      double[] positions = study.network().positionsKm(slot);
      for (int s = 0; s < study.network().satellites(); s++) {
        if (shadow.covers(positions, s)) {
          for (long[][] layer : ns) {
            for (int k = slot * samples; k < (slot + 1) * samples; k++) {
              layer[k][s] = cut;
            }
          }
        }
      }
    }
  }

  int slots() {
    return slots;
  }

  /** The mean over some slots in ms, layers x satellites. */
  DMatrixRMaj meanMs(int from, int to) {
    DMatrixRMaj mean = new DMatrixRMaj(ns.length, ns[0][0].length);
    double all = (to - from) * samples * 1e6;
    for (int l = 0; l < ns.length; l++) {
      for (int k = from * samples; k < to * samples; k++) {
        for (int s = 0; s < mean.numCols; s++) {
          mean.data[l * mean.numCols + s] += ns[l][k][s] / all;
        }
      }
    }
    return mean;
  }

  /** The sum of activation probability times path latency in a slot, in ms. */
  double expectedPathMs(Layout layout, int slot) {
    double sum = 0;
    for (int l = 0; l < ns.length; l++) {
      double[] activation = study.laws().get(l).inclusionProbabilities();
      for (int i = 0; i < activation.length; i++) {
        for (int k = slot * samples; k < (slot + 1) * samples; k++) {
          sum += activation[i] * ns[l][k][layout.expert(l, i)] / 1e6;
        }
      }
    }
    return sum / samples;
  }

  /** The exact token latency in a slot, in ms. */
  double tokenMs(Layout layout, int slot) {
    ComputeTimes times = study.scenario().pathLatency().times();
    double ms = times.headMs(layout.gateway(ns.length - 1));
    for (int l = 0; l < ns.length; l++) {
      int[] hosts = layout.expertsOf(l);
      double sum = 0;
      for (int k = slot * samples; k < (slot + 1) * samples; k++) {
        double[] path = new double[hosts.length];
        for (int i = 0; i < path.length; i++) {
          path[i] = ns[l][k][hosts[i]] / 1e6;
        }
        sum += study.laws().get(l).expectedMax(path);
      }
      ms += sum / samples + times.gatewayMs(layout.gateway(l));
    }
    return ms;
  }
}

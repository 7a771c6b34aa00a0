package io.spacemoe.benchmarks;

import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.Activation.Law;
import io.spacemoe.scenario.moe.ActivationLaw;
import io.spacemoe.scenario.moe.ActivationLaws;
import io.spacemoe.scenario.moe.MoeModel;
import io.spacemoe.scenario.moe.WeightSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The expected latency of the slowest activated expert, from one value per expert. Before anything
 * is timed, the chances of being the slowest are seen to sum to 1.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ExpectedMaxBenchmark {
  /** The law; JMH sets it. */
  @Param({"CONDITIONAL_POISSON", "PLACKETT_LUCE"})
  public Law law;

  /** Experts, and how many of them are activated; JMH sets them. */
  @Param({"8/2", "64/8", "256/8"})
  public String experts;

  private ActivationLaw prepared;
  private double[] values;

  /** Makes the law and the values. */
  @Setup
  public void prepare() {
    String[] sizes = experts.split("/", 2);
    int all = Integer.parseInt(sizes[0]);
    int active = Integer.parseInt(sizes[1]);
    MoeModel model = new MoeModel("timed", 1, 64, all, active, 64, 0, 1000, 4096, 2, 2);
    Activation activation =
        new Activation(law, Optional.of(new WeightSource.Zipf(1, 1, true)), Optional.empty());
    prepared = ActivationLaws.of(activation, model).get(0);
    values = new SplittableRandom(1).doubles(all).toArray();
    double[] ones = new double[all];
    Arrays.fill(ones, 1);
    if (Math.abs(prepared.expectedMax(ones) - 1) > 1e-12) {
      throw new IllegalStateException("the chances of %s do not sum to 1".formatted(law));
    }
  }

  /** One evaluation, sorting included. */
  @Benchmark
  public double full() {
    return prepared.expectedMax(values);
  }
}

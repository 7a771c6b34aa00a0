package io.spacemoe.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Every benchmark checks its answers and runs once, on its smallest size, in this process. */
class SmokeTest {
  @ParameterizedTest
  @CsvSource({
    "EngineBenchmark, size=16x33, 36",
    "GapBenchmark, size=16x4 gap=0.2, 12",
    "MatchingBenchmark, size=16, 4",
    "ExpectedMaxBenchmark, experts=8/2, 2",
    "ExpectedMaxSearchBenchmark, experts=8/2, 2",
    "ReadingBenchmark, size=16x33, 6",
    "AssignmentBenchmark, size=16x33, 24",
    "LayerChangeBenchmark, '', 3",
    "LayeredScaleBenchmark, experts=1024, 1",
    "ShortestPathBenchmark, survival=0.8, 3",
    "LatencyTableBenchmark, scenario=ring-40 threads=1, 1",
    "EventLoopBenchmark, scenario=ring-40 queueOnLinks=true, 1",
  })
  void runs(String benchmark, String parameters, int results) throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("\\.%s\\.".formatted(benchmark))
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(1))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    if (!parameters.isEmpty()) {
      for (String parameter : parameters.split(" ", -1)) {
        String[] parts = parameter.split("=", 2);
        options.param(parts[0], parts[1]);
      }
    }
    Collection<RunResult> ran = new Runner(options.build()).run();

    assertThat(ran).hasSize(results);
    assertThat(ran).allSatisfy(run -> assertThat(run.getPrimaryResult().getScore()).isPositive());
  }
}

package io.spacemoe.lab.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.spacemoe.instances.assignment.AssignmentFile;
import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.lab.experiment.ExperimentJournal;
import io.spacemoe.lab.experiment.ExperimentRun;
import io.spacemoe.lab.experiment.ExperimentRunner;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies that were begun by earlier versions go on: their journals are read, and only grow. */
class OldJournalsTest {
  @TempDir private Path folder;

  @Test
  void aBatchGoesOn() throws IOException {
    String old =
        """
        {"event":"plan","format":"spacemoe-batch/1","plan":{"folder":"/nowhere","instances":["product-8x9"],"solvers":["assignment","closed-form"],"repeats":1,"seed":1,"limits":{"graceSeconds":5.0,"threads":1},"reading":{}}}
        {"event":"begin","number":0,"run":{"instance":"product-8x9","solver":"assignment","repeat":1,"seed":4238708129107452}}
        {"event":"end","number":0,"run":{"instance":"product-8x9","solver":"assignment","repeat":1,"seed":4238708129107452},"outcome":{"status":"OPTIMAL","facts":{"name":"mm","hash":"3c7f0a","experts":2,"satellites":2,"objective":{"maximised":false,"base":0}},"version":"0.2.0-SNAPSHOT","cost":3,"bound":3,"evidence":"CHECKED","seconds":6.5528E-5,"iterations":0,"peakMemoryBytes":99516416,"machine":"AMD EPYC x 2, Linux","trace":[]}}
        {"event":"changed","instance":"product-8x9"}
        {"event":"begin","number":0,"run":{"instance":"product-8x9","solver":"assignment","repeat":1,"seed":4238708129107452}}
        {"event":"end","number":0,"run":{"instance":"product-8x9","solver":"assignment","repeat":1,"seed":4238708129107452},"outcome":{"status":"FEASIBLE","facts":{"name":"mm","hash":"HASH","experts":8,"satellites":9,"objective":{"maximised":false,"base":0},"knownOptimum":77},"version":"0.2.0-SNAPSHOT","stoppedBy":"time","cost":99,"bound":42,"evidence":"CHECKED","seconds":6.5548E-5,"iterations":7,"machine":"AMD EPYC x 2, Linux","trace":[{"seconds":0.5,"cost":99,"bound":42}]}}
        {"event":"begin","number":1,"run":{"instance":"product-8x9","solver":"closed-form","repeat":1,"seed":17}}
        {"event":"died","number":1,"how":"its process ended with exit code 134"}
        {"event":"begin","number":1,"run":{"instance":"product-8x9","solver":"closed-form","repeat":1,"seed":17}}
        {"event":"cancelled","number":1}
        """
            .replace("HASH", AssignmentFile.sha256Of("product-8x9"));
    BatchFolder out = new BatchFolder(folder);
    Files.writeString(out.journal(), old + "{\"event\":\"beg");
    JournalReader before = JournalReader.read(out);
    assertThat(before.deaths(1)).isEqualTo(1);

    BatchSummary summary =
        Batch.resume(
            before.plan(), out, Instances.crew(1, false), new Cancellation(), BatchListener.NONE);

    assertThat(summary.ended()).isEqualTo(2);
    assertThat(out.journal()).content().startsWith(old);
    RunRecord kept = JournalReader.read(out).records().get(0);
    assertThat(kept.outcome().cost()).hasValue(99);
    assertThat(kept.outcome().trace()).hasSize(1);
    assertThat(Files.readAllLines(out.journal())).hasSize(10 + 2);
  }

  @Test
  void anExperimentGoesOn() throws IOException {
    Path file = folder.resolve("small.experiment.json");
    Files.writeString(
        file,
        """
        {"format": "spacemoe-experiment/1", "name": "x", "scenario": "ring-40",
         "schemes": ["spacemoe", "rand-intra", "rand-place"],
         "set": {"snapshots.slots": 2, "placement.draws": 2}, "sweep": []}
        """);
    ExperimentFile experiment = ExperimentFile.read(file);
    String old =
        """
        {"key":"HASH spacemoe unpackaged","experiment":"x","values":[],"scheme":"spacemoe","problem":null,"tokenLatencyMs":999.9999999999999,"ciHalfWidthMs":null,"draws":1,"parts":{"propagationMs":0.0,"transmissionMs":0.0,"processingMs":0.0,"expertComputeMs":0.0,"gatewayComputeMs":0.0,"penaltyMs":999.9999999999999},"layersMs":[999.9999999999999],"seconds":5.596386703}

        {"key":"HASH rand-intra unpackaged","experiment":"x","values":[],"scheme":"rand-intra","problem":"no room","tokenLatencyMs":null,"ciHalfWidthMs":null,"draws":0,"parts":null,"layersMs":null,"seconds":0.5}
        """
            .replace("HASH", ScenarioFiles.sha256(experiment.base()));
    Path journal = folder.resolve(ExperimentJournal.FILE);
    Files.writeString(journal, old + "{\"key\":");

    List<ExperimentRun> runs;
    try (ExperimentJournal open = ExperimentJournal.open(folder)) {
      runs =
          new ExperimentRunner(open, Instances.crew(1, false), 1, false)
              .run(experiment, new Cancellation(), run -> {});
    }

    assertThat(runs).hasSize(3).allMatch(ExperimentRun::succeeded);
    assertThat(runs.get(0).tokenLatencyMs()).isEqualTo(999.9999999999999);
    assertThat(journal).content().startsWith(old);
    assertThat(Files.readAllLines(journal)).hasSize(3 + 2);
    assertThat(Files.readAllLines(journal).get(4)).contains("\"problem\":null,\"tokenLatencyMs\":");
  }
}

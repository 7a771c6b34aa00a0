package io.spacemoe.lab.experiment;

import io.spacemoe.instances.scenario.ExperimentFile;
import io.spacemoe.instances.scenario.ExperimentFile.Variant;
import io.spacemoe.instances.scenario.ScenarioFiles;
import io.spacemoe.instances.scenario.StudyKind;
import io.spacemoe.lab.run.Result;
import io.spacemoe.lab.run.Task;
import io.spacemoe.lab.spi.Item;
import io.spacemoe.lab.spi.Reports;
import io.spacemoe.lab.spi.Work;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.solver.Cancellation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The runs of an experiment that are still to do, handed out a variant at a time, and the owner of
 * the journal. Runs are numbered from 0: all schemes of a variant before the next variant.
 */
final class Variants implements Work, Reports {
  private final ExperimentFile experiment;
  private final UnaryOperator<Scenario> change;
  private final ExperimentJournal journal;
  private final int threads;
  private final Cancellation cancellation;
  private final Consumer<ExperimentRun> listener;
  private final String[] keys;
  private final ExperimentRun[] runs;
  private IOException fault;
  private int next;

  /**
   * All variants.
   *
   * @param change what becomes of a variant's scenario before it is run
   * @param threads how many threads each run may use
   * @param cancellation cancelled here when the journal cannot be written
   * @param listener told of each run, one at a time
   */
  Variants(
      ExperimentFile experiment,
      UnaryOperator<Scenario> change,
      ExperimentJournal journal,
      int threads,
      Cancellation cancellation,
      Consumer<ExperimentRun> listener) {
    this.experiment = experiment;
    this.change = change;
    this.journal = journal;
    this.threads = threads;
    this.cancellation = cancellation;
    this.listener = listener;
    this.keys = new String[experiment.variants().size() * experiment.schemes().size()];
    this.runs = new ExperimentRun[keys.length];
  }

  @Override
  public int groups() {
    return experiment.variants().size();
  }

  @Override
  public Path folder() {
    return journal.folder();
  }

  /** The schemes of the next variant that has any to run; those that have run before are told. */
  @Override
  public synchronized List<Item> next() {
    List<Item> items = new ArrayList<>();
    while (items.isEmpty() && next < groups() && !cancellation.cancelled()) {
      Scenario scenario = change.apply(experiment.variants().get(next).scenario());
      String hash = ScenarioFiles.sha256(scenario);
      for (int s = 0; s < experiment.schemes().size(); s++) {
        int number = next * experiment.schemes().size() + s;
        String scheme = experiment.schemes().get(s);
        keys[number] = key(hash, scheme);
        Optional<ExperimentRun> before = journal.succeeded(keys[number]);
        if (before.isPresent()) {
          again(number, before.get());
        } else {
          Task place = new Task.Place(scenario, scheme, experiment.study(), threads);
          items.add(new Item(number, place, 0, false));
        }
      }
      next++;
    }
    return items;
  }

  private String key(String hash, String scheme) {
    String key = "%s %s %s".formatted(hash, scheme, version());
    return experiment.study() == StudyKind.SCHEMES ? key : key + " " + experiment.study().id();
  }

  private static String version() {
    String version = Variants.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  /** Two experiments may share a scenario, and then its runs. */
  private void again(int number, ExperimentRun before) {
    ExperimentRun run = before.in(experiment.name(), variant(number).values());
    boolean known = journal.experiments().contains(experiment.name());
    end(number, run, !known); // so that the folder knows the experiment
  }

  private Variant variant(int number) {
    return experiment.variants().get(number / experiment.schemes().size());
  }

  @Override
  public void begins(Item item) {}

  @Override
  public void died(Item item, String how) {}

  @Override
  public void cancelled(Item item) {}

  @Override
  public synchronized void ended(Item item, Result result) {
    if (!(result instanceof Result.Placed placed)) {
      throw new IllegalArgumentException("an experiment has no such result: " + result);
    }
    int number = item.number();
    String scheme = experiment.schemes().get(number % experiment.schemes().size());
    end(
        number,
        ExperimentRun.of(
            keys[number], experiment.name(), variant(number).values(), scheme, placed.outcome()),
        true);
  }

  private void end(int number, ExperimentRun run, boolean isNew) {
    if (runs[number] != null) {
      return;
    }
    try {
      if (isNew) {
        journal.add(run);
      }
    } catch (IOException e) {
      fault = fault == null ? e : fault;
      cancellation.cancel();
      return;
    }
    runs[number] = run;
    listener.accept(run);
  }

  /**
   * The runs that ended, in the order of variants and schemes.
   *
   * @throws IOException when one could not be written
   */
  synchronized List<ExperimentRun> runs() throws IOException {
    if (fault != null) {
      throw fault;
    }
    return Arrays.stream(runs).filter(Objects::nonNull).toList();
  }
}

package io.spacemoe.instances.scenario;

import io.spacemoe.instances.loads.TableFile;
import io.spacemoe.instances.loads.TraceFile;
import io.spacemoe.instances.network.LinkFile;
import io.spacemoe.instances.text.Bundled;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.moe.Activation;
import io.spacemoe.scenario.moe.ActivationTrace;
import io.spacemoe.scenario.moe.WeightSource;
import io.spacemoe.scenario.sky.LinkList;
import io.spacemoe.scenario.sky.ObservedConstellation;
import io.spacemoe.scenario.sky.Topology;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * A file that a scenario names: its table or trace, the element sets of its satellites, its network
 * or its links.
 */
public final class Companion {
  private final String name;
  private final byte[] text;
  private final Predicate<InputFile> same;

  /**
   * A file.
   *
   * @param name its name, relative to the scenario's folder
   * @param text what to write where there is none yet
   * @param same whether a file that is there already says the same
   */
  private Companion(String name, byte[] text, Predicate<InputFile> same) {
    this.name = name;
    this.text = text;
    this.same = same;
  }

  /** The files that a scenario names. */
  static List<Companion> of(Scenario scenario) {
    List<Companion> companions = new ArrayList<>();
    of(scenario.activation()).ifPresent(companions::add);
    if (scenario.constellation() instanceof ObservedConstellation observed) {
      companions.add(of(observed.file().name(), observed.file().text()));
    }
    if (scenario.constellation() instanceof Topology topology) {
      topology.sources().forEach(file -> companions.add(of(file.name(), file.text())));
    }
    scenario.fleet().boards().ifPresent(boards -> companions.add(of(boards.file(), boards.text())));
    scenario
        .ground()
        .filter(ground -> !Bundled.STATIONS.names().contains(ground.file()))
        .ifPresent(ground -> companions.add(of(ground.file(), ground.text())));
    scenario.links().list().ifPresent(links -> companions.add(of(links)));
    return companions;
  }

  private static Companion of(LinkList links) {
    return new Companion(
        links.file(),
        LinkFile.text(links),
        file -> LinkFile.read(file, links.file()).equals(links));
  }

  private static Companion of(String name, String text) {
    return new Companion(
        name, text.getBytes(StandardCharsets.UTF_8), file -> file.characters().equals(text));
  }

  private static Optional<Companion> of(Activation activation) {
    if (activation.trace().isPresent()) {
      ActivationTrace trace = activation.trace().get();
      return Optional.of(
          new Companion(
              trace.file(),
              TraceFile.text(trace),
              file -> TraceFile.read(file, trace.file(), trace.served()).equals(trace)));
    }
    if (activation.weights().orElse(null) instanceof WeightSource.Table table
        && table.file().isPresent()) {
      double[][] rows = rows(table);
      return Optional.of(
          new Companion(
              table.file().get(),
              TableFile.text(table.file().get(), rows),
              file ->
                  Arrays.deepEquals(
                      TableFile.read(file, Optional.empty(), OptionalInt.of(rows[0].length)),
                      rows)));
    }
    return Optional.empty();
  }

  /** Its name, relative to the scenario's folder. */
  String name() {
    return name;
  }

  /** What the file says, as this program writes it; not a copy. */
  byte[] text() {
    return text;
  }

  /** The numbers of a table, layers x experts. */
  public static double[][] rows(WeightSource.Table table) {
    double[][] rows = new double[table.layers()][];
    Arrays.setAll(rows, table::recorded);
    return rows;
  }

  /** Makes sure that the file is there, seen from a scenario's file. */
  void writeBeside(Path scenario) {
    Path file = scenario.resolveSibling(name);
    if (!Files.exists(file)) {
      OutputFile.write(file, text);
    } else if (!same.test(InputFile.read(file))) {
      throw new IllegalArgumentException(
          "%s, which the scenario names, is there already with other content.%nMaybe write the scenario to another folder"
              .formatted(file));
    }
  }
}

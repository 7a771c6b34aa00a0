package io.spacemoe.instances.scenario;

import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonText;
import io.spacemoe.instances.text.Bundled;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.OutputFile;
import io.spacemoe.instances.text.Sha256;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.spi.PlacementScheme;
import io.spacemoe.scenario.value.InvalidValueException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scenario files, {@code .scenario.json} (docs/formats.md), and the bundled scenarios. */
public final class ScenarioFiles {
  public static final String FORMAT = "spacemoe-scenario/1";

  /** What {@link #files} calls the scenario's own file; scenarios name no file with this ending. */
  private static final String OWN_FILE = "own.scenario.json";

  private ScenarioFiles() {}

  /**
   * Reads the file of this path if there is one, and else the bundled scenario of this name.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column; or the bundled
   *     scenarios when there is neither a file nor one of them
   */
  public static Scenario open(String pathOrBundledName) {
    return read(Bundled.SCENARIOS.open(pathOrBundledName));
  }

  /**
   * The same for schemes that are asked for in place of the file's own, which need not have room.
   *
   * @param schemes one of them must have room; none for a scenario in which nothing is placed
   * @throws InstanceFormatException naming file, JSON path, line and column; or the bundled
   *     scenarios when there is neither a file nor one of them
   */
  public static Scenario open(String pathOrBundledName, List<PlacementScheme> schemes) {
    InputFile file = Bundled.SCENARIOS.open(pathOrBundledName);
    return read(file, schemes);
  }

  /**
   * Reads a file. Tables, traces and element sets that it names are looked for relative to its
   * folder.
   *
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static Scenario read(Path file) {
    return read(InputFile.read(file));
  }

  /**
   * Writes a scenario, gzipped when the name ends in {@code .gz}; reading it gives an equal one. A
   * table, trace or file of element sets that it names is written beside it where it is not there
   * yet.
   *
   * @throws java.io.UncheckedIOException when it cannot be written; no part of a file is left
   * @throws IllegalArgumentException when such a file is there with other content
   */
  public static void write(Scenario scenario, Path file) {
    Companion.of(scenario).forEach(companion -> companion.writeBeside(file));
    OutputFile.write(file, text(scenario));
  }

  /**
   * A name for what a scenario says: SHA-256 of its file with all defaults spelled out and of the
   * files that it names, in lower-case hexadecimal. Equal scenarios have equal ones.
   */
  public static String sha256(Scenario scenario) {
    List<byte[]> parts = new ArrayList<>(List.of(text(scenario)));
    Companion.of(scenario).forEach(companion -> parts.add(companion.text()));
    return Sha256.of(parts.toArray(byte[][]::new));
  }

  /** The text of a scenario's file; files that it names are not in it. */
  public static byte[] text(Scenario scenario) {
    return JsonText.of(json -> ScenarioWriter.write(scenario, json));
  }

  /**
   * The content of a scenario's file, and after it that of the files that it names, by name: all
   * that another machine needs.
   */
  public static Map<String, byte[]> files(Scenario scenario) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put(OWN_FILE, text(scenario));
    Companion.of(scenario).forEach(companion -> files.put(companion.name(), companion.text()));
    return files;
  }

  /**
   * The scenario of {@link #files}, equal to the one that they were made of. Whether its scheme has
   * room is not asked.
   *
   * @param files the scenario's own file first
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static Scenario of(Map<String, byte[]> files) {
    String own = files.keySet().iterator().next();
    return read(InputFile.of(own, files.get(own), files), List.of());
  }

  /**
   * What is wrong with a scenario that turned out when it was used, with its place in the file.
   *
   * @param pathOrBundledName what {@link #open} has read
   */
  public static InstanceFormatException located(
      String pathOrBundledName, InvalidValueException problem) {
    return JsonFile.located(Bundled.SCENARIOS.open(pathOrBundledName), problem);
  }

  /** The names of the bundled scenarios, the smallest first. */
  public static List<String> bundled() {
    return Bundled.SCENARIOS.names();
  }

  /** The scenario of a file, beside which tables and traces are looked for. */
  static Scenario read(InputFile file) {
    return JsonFile.read(file, FORMAT, json -> new ScenarioReader(file).scenario(json));
  }

  /** The same for schemes that are asked for in place of the file's own. */
  static Scenario read(InputFile file, List<PlacementScheme> schemes) {
    return JsonFile.read(file, FORMAT, json -> new ScenarioReader(file).scenarioFor(schemes, json));
  }
}

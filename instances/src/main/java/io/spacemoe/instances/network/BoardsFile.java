package io.spacemoe.instances.network;

import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.CsvColumns;
import io.spacemoe.instances.text.CsvLine;
import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.fleet.Boards;
import io.spacemoe.scenario.fleet.SatelliteBoard;
import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.ObservedConstellation;
import io.spacemoe.scenario.sky.Topology;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * Boards of satellites that differ, as CSV with a header: {@code satellite}, or {@code plane,slot},
 * and any of {@code gflops}, {@code memoryGB}, {@code solarW}, {@code batteryWh} and {@code
 * available}. Fields may be empty.
 */
public final class BoardsFile {
  private static final List<String> COLUMNS =
      List.of(
          "satellite", "plane", "slot", "gflops", "memoryGB", "solarW", "batteryWh", "available");

  private final CsvColumns columns;
  private final Constellation constellation;
  private final Map<String, Integer> byName;

  private BoardsFile(InputFile file, Constellation constellation) {
    columns = new CsvColumns(new Csv(file), COLUMNS, 0);
    this.constellation = constellation;
    byName = names(constellation);
    if (columns.has(0) == columns.has(1) || columns.has(1) != columns.has(2)) {
      throw columns
          .csv()
          .wrongFirst("is no header of boards; expected satellite, or plane and slot");
    }
    if (columns.has(1) && !constellation.hasPlanes()) {
      throw columns.csv().wrongFirst("names planes, of which the constellation has none");
    }
  }

  /**
   * Reads a file.
   *
   * @param name what the scenario calls it
   * @param constellation whose satellites it names
   * @throws InstanceFormatException naming file and line
   */
  public static Boards read(InputFile file, String name, Constellation constellation) {
    BoardsFile reader = new BoardsFile(file, constellation);
    Map<Integer, SatelliteBoard> boards = new HashMap<>();
    reader
        .columns
        .csv()
        .lines(
            true,
            line -> {
              int satellite = reader.satellite(line);
              if (boards.put(satellite, reader.board(line)) != null) {
                throw reader
                    .columns
                    .csv()
                    .wrong(
                        line,
                        String.format(
                            Locale.ROOT, "is satellite %d again; expected each once", satellite));
              }
            });
    return new Boards(name, file.characters(), boards);
  }

  /** Names of nodes, and of real satellites by their number in the file, too. */
  private static Map<String, Integer> names(Constellation constellation) {
    Map<String, Integer> names = new HashMap<>();
    for (int s = 0; s < constellation.satellites(); s++) {
      if (constellation instanceof Topology topology) {
        names.put(topology.nodes().get(s).name(), s);
      } else if (constellation instanceof ObservedConstellation sky) {
        names.merge(sky.satellite(s).name(), s, (a, b) -> -1);
      }
    }
    return names;
  }

  private int satellite(CsvLine line) {
    if (columns.has(1)) {
      int plane = columns.whole(line, 1).orElseThrow(() -> columns.missing(line, 1));
      int slot = columns.whole(line, 2).orElseThrow(() -> columns.missing(line, 2));
      checkIndex(line, "plane", plane, constellation.planes());
      checkIndex(line, "slot", slot, constellation.satellitesPerPlane());
      return constellation.index(plane, slot);
    }
    String text = columns.text(line, 0);
    Integer named = byName.get(text);
    if (named != null && named >= 0) {
      return named;
    }
    if (named != null || constellation instanceof Topology || !text.matches("[0-9]{1,7}")) {
      throw columns
          .csv()
          .wrong(
              line,
              "names satellite %s, which %s"
                  .formatted(
                      Glimpse.of(text),
                      named == null ? "there is not" : "there is more than once"));
    }
    int satellite = Integer.parseInt(text);
    checkIndex(line, "satellite", satellite, constellation.satellites());
    return satellite;
  }

  private void checkIndex(CsvLine line, String what, int index, int count) {
    if (index >= count) {
      throw columns
          .csv()
          .wrong(
              line,
              String.format(Locale.ROOT, "has %s %d; allowed: 0 to %d", what, index, count - 1));
    }
  }

  private SatelliteBoard board(CsvLine line) {
    OptionalDouble[] numbers =
        IntStream.range(3, 7)
            .mapToObj(column -> columns.number(line, column))
            .toArray(OptionalDouble[]::new);
    try {
      return new SatelliteBoard(numbers[0], numbers[1], numbers[2], numbers[3], available(line));
    } catch (InvalidValueException e) {
      throw columns.csv().wrong(line, "has a wrong board: " + e.getMessage());
    }
  }

  private boolean available(CsvLine line) {
    String text = columns.has(7) ? columns.text(line, 7).toLowerCase(Locale.ROOT) : "";
    return switch (text) {
      case "", "true", "yes", "1" -> true;
      case "false", "no", "0" -> false;
      default ->
          throw columns
              .csv()
              .wrong(
                  line,
                  "has %s in field available; expected true or false".formatted(Glimpse.of(text)));
    };
  }
}

package io.spacemoe.instances.network;

import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.CsvColumns;
import io.spacemoe.instances.text.CsvLine;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Numbers;
import io.spacemoe.scenario.ground.Station;
import io.spacemoe.scenario.value.InvalidValueException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Ground stations as CSV: {@code name,latitudeDeg,longitudeDeg} under a header, perhaps with {@code
 * weight}; or as the simulator Hypatia writes them, without a header: {@code
 * id,name,latitude,longitude,elevation}, perhaps followed by three coordinates.
 */
public final class StationsFile {
  /** The most stations that are read. */
  static final int MOST_STATIONS = 10_000;

  private static final List<String> COLUMNS =
      List.of("name", "latitudeDeg", "longitudeDeg", "weight");

  private StationsFile() {}

  /**
   * Reads a file.
   *
   * @throws InstanceFormatException naming file and line
   */
  public static List<Station> read(InputFile file) {
    Csv csv = new Csv(file);
    boolean hypatia =
        (csv.width() == 5 || csv.width() == 8) && csv.columns().get(0).matches("[0-9]+");
    Map<String, Long> lineOf = new HashMap<>();
    Function<CsvLine, Station> reader = hypatia ? line -> hypatia(csv, line) : named(csv);
    List<Station> stations =
        csv.rows(
            !hypatia,
            line -> {
              Station station = reader.apply(line);
              Long before = lineOf.put(station.name(), line.number());
              if (before != null) {
                throw csv.wrong(
                    line,
                    String.format(
                        Locale.ROOT,
                        "names %s again, as line %d; expected each station once",
                        station.name(),
                        before));
              }
              if (lineOf.size() > MOST_STATIONS) {
                throw csv.wrong(
                    line,
                    String.format(
                        Locale.ROOT,
                        "is one station too many; allowed: at most %d",
                        MOST_STATIONS));
              }
              return station;
            });
    if (stations.isEmpty()) {
      throw new InstanceFormatException(file.name(), "", "has no stations");
    }
    return stations;
  }

  /** Whether a line could be of a file of Hypatia: a number, a name, and three or six numbers. */
  public static boolean isHypatias(List<String> fields) {
    return (fields.size() == 5 || fields.size() == 8)
        && fields.get(0).matches("[0-9]{1,9}")
        && !Numbers.isNumber(fields.get(1))
        && fields.stream().skip(2).allMatch(Numbers::isNumber);
  }

  private static Station hypatia(Csv csv, CsvLine line) {
    return station(csv, line, line.text(1).strip(), csv.number(line, 2), csv.number(line, 3), 1);
  }

  private static Function<CsvLine, Station> named(Csv csv) {
    CsvColumns columns = new CsvColumns(csv, COLUMNS, 3);
    return line ->
        station(
            csv,
            line,
            columns.text(line, 0),
            columns.number(line, 1).orElseThrow(() -> columns.missing(line, 1)),
            columns.number(line, 2).orElseThrow(() -> columns.missing(line, 2)),
            columns.number(line, 3).orElse(1));
  }

  private static Station station(
      Csv csv, CsvLine line, String name, double latitude, double longitude, double weight) {
    try {
      return new Station(name, latitude, longitude, weight);
    } catch (InvalidValueException e) {
      throw csv.wrong(line, "has a wrong station: " + e.getMessage());
    }
  }
}

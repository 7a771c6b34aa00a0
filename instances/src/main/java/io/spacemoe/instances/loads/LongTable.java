package io.spacemoe.instances.loads;

import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.CsvLine;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Names;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tables in long form: a line for each layer and expert, with the columns {@code layer}, {@code
 * expert} and {@code tokens} (or other names of {@link LoadColumns}). What stands in other columns,
 * joined with {@code /}, names the table that the line belongs to.
 */
final class LongTable {
  private final InputFile file;
  private final Csv csv;
  private final int layer;
  private final int expert;
  private final int number;

  LongTable(InputFile file, Csv csv) {
    List<String> columns = csv.columns();
    this.file = file;
    this.csv = csv;
    layer = only(columns, LoadColumns.LAYER);
    expert = only(columns, LoadColumns.EXPERT);
    if (!LoadColumns.any(columns, LoadColumns.NUMBER)) {
      throw csv.wrongFirst(
          "has the columns %s and %s, but none of tokens, count, counts and weight.%nMaybe give the column of numbers one of these names"
              .formatted(columns.get(layer), columns.get(expert)));
    }
    number = only(columns, LoadColumns.NUMBER);
  }

  private int only(List<String> columns, Set<String> names) {
    int first = LoadColumns.index(columns, names);
    int last = LoadColumns.lastIndex(columns, names);
    if (first != last) {
      throw csv.wrongFirst(
          "has the columns %s and %s; expected layer, expert and one of tokens, count, counts and weight once each"
              .formatted(columns.get(first), columns.get(last)));
    }
    return first;
  }

  /** Whether a file has the columns that only a long table has. */
  static boolean is(Csv csv) {
    return LoadColumns.any(csv.columns(), LoadColumns.LAYER)
        && LoadColumns.any(csv.columns(), LoadColumns.EXPERT);
  }

  /** The names of the tables in the file. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    csv.rows(true, line -> names.add(name(line)));
    return names;
  }

  private String name(CsvLine line) {
    return IntStream.range(0, line.size())
        .filter(c -> c != layer && c != expert && c != number)
        .mapToObj(c -> line.text(c))
        .collect(Collectors.joining("/"));
  }

  /**
   * One table, layers x experts; the layers in ascending order, whatever their numbers.
   *
   * @param wanted which; may be left out where there is only one
   * @param experts the model's experts, where they are known: those that are not there have 0
   */
  double[][] rows(Optional<String> wanted, OptionalInt experts) {
    Set<String> names = names();
    if (wanted.isEmpty() ? names.size() > 1 : !names.contains(wanted.get())) {
      throw new InstanceFormatException(
          file.name(),
          "",
          String.format(
              Locale.ROOT,
              "holds %d tables; expected the name of one after a #: %s",
              names.size(),
              Names.listed(wanted.orElse(""), names)));
    }
    Map<Integer, SortedMap<Integer, Double>> layers = new TreeMap<>();
    csv.lines(
        true,
        line -> {
          if (wanted.isEmpty() || wanted.get().equals(name(line))) {
            add(line, layers);
          }
        });
    return layers.entrySet().stream()
        .map(entry -> row(entry.getKey(), entry.getValue(), experts))
        .toArray(double[][]::new);
  }

  private void add(CsvLine line, Map<Integer, SortedMap<Integer, Double>> layers) {
    Double before =
        layers
            .computeIfAbsent(csv.index(line, layer), l -> new TreeMap<>())
            .put(csv.index(line, expert), csv.number(line, number));
    if (before != null) {
      throw csv.wrong(line, "is there again for the same layer and expert; expected it once");
    }
  }

  private double[] row(int ofLayer, SortedMap<Integer, Double> found, OptionalInt experts) {
    int greatest = found.lastKey();
    if (greatest >= experts.orElse(found.size())) {
      throw new InstanceFormatException(
          file.name(),
          "",
          experts.isPresent()
              ? String.format(
                  Locale.ROOT,
                  "has expert %d in layer %d; allowed: 0 to %d, as the model has %d",
                  greatest,
                  ofLayer,
                  experts.getAsInt() - 1,
                  experts.getAsInt())
              : String.format(
                  Locale.ROOT,
                  "has %d experts up to number %d in layer %d; expected every number from 0.%nMaybe name it in a scenario, whose model says how many there are: the others never occurred then",
                  found.size(),
                  greatest,
                  ofLayer));
    }
    double[] row = new double[experts.orElse(found.size())];
    found.forEach((index, value) -> row[index] = value);
    return row;
  }
}

package io.spacemoe.instances.loads;

import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.CsvLine;
import io.spacemoe.instances.text.InputFile;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.instances.text.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Tables in long form: a line for each layer and expert, with the columns {@code layer}, {@code
 * expert} and {@code tokens} (or {@code count} or {@code weight}). What stands in other columns,
 * joined with {@code /}, names the table that the line belongs to.
 */
final class LongTable {
  private static final Set<String> NUMBERS = Set.of("tokens", "count", "weight");

  private final InputFile file;
  private final Csv csv;
  private final int layer;
  private final int expert;
  private final int number;

  LongTable(InputFile file, Csv csv) {
    List<String> columns = csv.columns();
    this.file = file;
    this.csv = csv;
    layer = columns.indexOf("layer");
    expert = columns.indexOf("expert");
    int[] numbers =
        IntStream.range(0, columns.size()).filter(c -> NUMBERS.contains(columns.get(c))).toArray();
    if (numbers.length == 0) {
      throw csv.wrongFirst(
          "has the columns layer and expert, but none of tokens, count and weight.%nMaybe give the column of numbers one of these names"
              .formatted());
    }
    if (numbers.length > 1
        || columns.lastIndexOf("layer") != layer
        || columns.lastIndexOf("expert") != expert) {
      throw csv.wrongFirst(
          String.format(
              Locale.ROOT,
              "has the columns %s; expected layer, expert and one of tokens, count and weight once each",
              Stream.concat(
                      Stream.of("layer", "expert")
                          .filter(name -> columns.indexOf(name) != columns.lastIndexOf(name)),
                      Arrays.stream(numbers).mapToObj(columns::get))
                  .collect(Collectors.joining(", "))));
    }
    number = numbers[0];
  }

  /** Whether a file has the columns that only a long table has. */
  static boolean is(Csv csv) {
    return csv.columns().containsAll(List.of("layer", "expert"));
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
   */
  double[][] rows(Optional<String> wanted) {
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
        .map(entry -> row(entry.getKey(), entry.getValue()))
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

  private double[] row(int ofLayer, SortedMap<Integer, Double> experts) {
    if (experts.lastKey() != experts.size() - 1) {
      throw new InstanceFormatException(
          file.name(),
          "",
          String.format(
              Locale.ROOT,
              "has %d experts up to number %d in layer %d; expected every number from 0",
              experts.size(),
              experts.lastKey(),
              ofLayer));
    }
    return experts.values().stream().mapToDouble(Double::doubleValue).toArray();
  }
}

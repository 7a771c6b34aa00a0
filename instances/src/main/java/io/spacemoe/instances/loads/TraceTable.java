package io.spacemoe.instances.loads;

import io.spacemoe.instances.text.Csv;
import io.spacemoe.instances.text.InputFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A trace as CSV: a line for each token and layer with its set, or a line for each expert of a set.
 * A header says the order of the columns, and may have further ones; without it they are token,
 * layer and experts.
 */
final class TraceTable {
  private static final List<String> COLUMNS = List.of("token", "layer", "experts");

  private final Csv csv;
  private final boolean header;
  private final int token;
  private final int layer;
  private final int experts;
  private final boolean members;

  private TraceTable(InputFile file) {
    csv = new Csv(file);
    List<String> columns = csv.columns();
    header = columns.stream().anyMatch(TraceTable::isName);
    List<String> order = header ? columns : COLUMNS;
    if (!header && columns.size() != COLUMNS.size()) {
      throw csv.wrongFirst(
          String.format(
              Locale.ROOT, "has %d fields; expected three: token,layer,experts", columns.size()));
    }
    token = column(order, LoadColumns.TOKEN);
    layer = column(order, LoadColumns.LAYER);
    int sets = column(order, LoadColumns.SETS);
    int member = column(order, LoadColumns.EXPERT);
    members = sets < 0 && member >= 0;
    experts = members ? member : sets;
    if (layer < 0 || experts < 0 || (members && token < 0) || (sets >= 0 && member >= 0)) {
      throw csv.wrongFirst(
          "is no header of a trace; expected token,layer,experts, or token,layer,expert with a line for each expert");
    }
  }

  private static boolean isName(String field) {
    return LoadColumns.TOKEN.contains(field)
        || LoadColumns.LAYER.contains(field)
        || LoadColumns.SETS.contains(field)
        || LoadColumns.EXPERT.contains(field);
  }

  private int column(List<String> columns, Set<String> names) {
    int first = LoadColumns.index(columns, names);
    if (first != LoadColumns.lastIndex(columns, names)) {
      throw csv.wrongFirst(
          "has the columns %s and %s; expected one of them"
              .formatted(columns.get(first), columns.get(LoadColumns.lastIndex(columns, names))));
    }
    return first;
  }

  static LayerSets read(InputFile file) {
    TraceTable table = new TraceTable(file);
    return table.members ? table.ofMembers() : table.ofSets();
  }

  private LayerSets ofSets() {
    LayerSets sets = new LayerSets();
    csv.lines(
        header,
        line -> {
          if (token >= 0) {
            csv.index(line, token);
          }
          sets.add(csv.index(line, layer), csv.indices(line, experts));
        });
    return sets;
  }

  /** The experts of each layer and token, in the order of the file. */
  private LayerSets ofMembers() {
    Map<Integer, Map<Integer, List<Integer>>> layers = new TreeMap<>();
    csv.lines(
        header,
        line ->
            layers
                .computeIfAbsent(csv.index(line, layer), l -> new LinkedHashMap<>())
                .computeIfAbsent(csv.index(line, token), t -> new ArrayList<>())
                .add(csv.index(line, experts)));
    LayerSets sets = new LayerSets();
    layers.forEach(
        (number, tokens) ->
            tokens
                .values()
                .forEach(set -> sets.add(number, set.stream().mapToInt(i -> i).toArray())));
    return sets;
  }
}

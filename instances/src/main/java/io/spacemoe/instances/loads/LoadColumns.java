package io.spacemoe.instances.loads;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/** What recorders call the columns and keys of loads and traces; in lower case. */
public final class LoadColumns {
  static final Set<String> LAYER = Set.of("layer", "layer_id", "layer_idx");
  static final Set<String> TOKEN = Set.of("token", "token_id", "token_idx");

  /** One expert of a line. */
  static final Set<String> EXPERT = Set.of("expert", "expert_id", "expert_idx");

  /** All experts that a token activates in a layer, or in all layers. */
  static final Set<String> SETS = Set.of("experts", "expert_ids", "topk_ids", "routed_experts");

  /** A table's numbers. */
  static final Set<String> NUMBER = Set.of("tokens", "count", "counts", "weight");

  private LoadColumns() {}

  /** Whether columns, or a line's keys, are those of a trace with a set on each line. */
  public static boolean haveSets(List<String> columns) {
    return any(columns, SETS) && (any(columns, LAYER) || any(columns, TOKEN));
  }

  /** Whether columns are those of a trace with an expert of a set on each line. */
  public static boolean haveMembers(List<String> columns) {
    return any(columns, EXPERT) && any(columns, LAYER) && any(columns, TOKEN);
  }

  /** Whether columns are those of a table. */
  public static boolean haveLoads(List<String> columns) {
    boolean members = haveMembers(columns) && !any(columns, NUMBER);
    return any(columns, LAYER) && !haveSets(columns) && !members;
  }

  /** Whether a key holds sets of experts. */
  public static boolean isSets(String key) {
    return SETS.contains(key);
  }

  /** Whether a key says a layer. */
  public static boolean isLayer(String key) {
    return LAYER.contains(key);
  }

  static boolean any(List<String> columns, Set<String> names) {
    return !Collections.disjoint(columns, names);
  }

  /** The first column of these names; -1 without one. */
  static int index(List<String> columns, Set<String> names) {
    for (int c = 0; c < columns.size(); c++) {
      if (names.contains(columns.get(c))) {
        return c;
      }
    }
    return -1;
  }

  /** The last column of these names; -1 without one. */
  static int lastIndex(List<String> columns, Set<String> names) {
    for (int c = columns.size() - 1; c >= 0; c--) {
      if (names.contains(columns.get(c))) {
        return c;
      }
    }
    return -1;
  }
}

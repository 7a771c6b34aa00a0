package io.spacemoe.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The {@code spacemoe} command where Spark is there, too: started by {@code spark-submit}, which
 * has been told the master, or by the launcher when it is given {@code --master}.
 */
public final class Main {
  /** The commands that can work on a cluster. */
  private static final Set<String> STUDIES = Set.of("batch", "compare", "experiment");

  private static final String MASTER = "--master";

  private Main() {}

  /**
   * Runs a command line and exits with its code.
   *
   * @param args a command and its options
   */
  public static void main(String[] args) {
    io.spacemoe.cli.Main.main(withMaster(List.of(args), System.getProperty("spark.master")));
  }

  /** The command line with the master that Spark was told, unless it names one itself. */
  static String[] withMaster(List<String> args, String master) {
    List<String> all = new ArrayList<>(args);
    if (master != null
        && !args.isEmpty()
        && STUDIES.contains(args.get(0))
        && args.stream().noneMatch(word -> word.equals(MASTER) || word.startsWith(MASTER + "="))) {
      all.addAll(1, List.of(MASTER, master));
    }
    return all.toArray(String[]::new);
  }
}

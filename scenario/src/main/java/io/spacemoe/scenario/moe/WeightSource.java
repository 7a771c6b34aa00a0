package io.spacemoe.scenario.moe;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where the weights of the experts come from (docs/model.md, section 4). Immutable. */
public sealed interface WeightSource
    permits WeightSource.Uniform, WeightSource.Zipf, WeightSource.Dirichlet, WeightSource.Table {

  /** All experts weigh the same. */
  record Uniform() implements WeightSource {}

  /**
   * The expert of rank r = 1, 2, ... weighs r^-exponent.
   *
   * @param exponent 0 to 20
   * @param seed seed of the ranks
   * @param shuffle whether ranks are a random permutation, another one in each layer; if not, rank
   *     = expert index + 1
   */
  record Zipf(double exponent, long seed, boolean shuffle) implements WeightSource {
    /** Checks the range. */
    public Zipf {
      InvalidValueException.inRange("activation.weights.exponent", exponent, 0, 20);
    }
  }

  /**
   * Weights drawn from a symmetric Dirichlet distribution, anew for each layer.
   *
   * @param alpha concentration, above 0, at most 1,000,000; small is skewed
   * @param seed seed of the draw
   */
  record Dirichlet(double alpha, long seed) implements WeightSource {
    /** Checks the range. */
    public Dirichlet {
      InvalidValueException.positive("activation.weights.alpha", alpha, 1e6);
    }
  }

  /** What the numbers of a table are. */
  enum TableMeaning {
    /** Weights of the law, up to a factor per layer. */
    WEIGHTS,
    /** How often each expert was activated, up to a factor per layer: weights are fitted to it. */
    FREQUENCIES
  }

  /** One row of numbers per layer, one number per expert. */
  final class Table implements WeightSource {
    private final TableMeaning meaning;
    private final double[][] rows;
    private final Optional<String> file;
    private final Optional<ServedLayers> served;

    /** A table with a row for each layer of the model. */
    public Table(TableMeaning meaning, double[][] rows, Optional<String> file) {
      this(meaning, rows, file, Optional.empty());
    }

    /**
     * Copies the rows.
     *
     * @param meaning what the numbers are
     * @param rows recorded layers x experts, finite, at least 0, not all 0 in any layer
     * @param file the file that they came from, as the scenario names it
     * @param served which row serves which layer of the model, where they are others
     */
    public Table(
        TableMeaning meaning,
        double[][] rows,
        Optional<String> file,
        Optional<ServedLayers> served) {
      this.meaning = meaning;
      this.file = file;
      this.served = served;
      this.rows = new double[rows.length][];
      for (int l = 0; l < rows.length; l++) {
        this.rows[l] = rows[l].clone();
        for (int e = 0; e < rows[l].length; e++) {
          InvalidValueException.inRange(place(l) + "[" + e + "]", rows[l][e], 0, Double.MAX_VALUE);
        }
        if (Arrays.stream(rows[l]).allMatch(w -> w == 0)) {
          throw new InvalidValueException(
              place(l), "is all zero; allowed: at least one weight above 0");
        }
      }
    }

    /** How a layer's row is named in messages. */
    String place(int layer) {
      return file.map(
              f -> String.format(Locale.ROOT, "activation.weights.file (%s), row %d", f, layer + 1))
          .orElse(String.format(Locale.ROOT, "activation.weights.rows[%d]", layer));
    }

    /** What the numbers are. */
    public TableMeaning meaning() {
      return meaning;
    }

    /** The number of recorded layers. */
    public int layers() {
      return rows.length;
    }

    /** The numbers of a recorded layer, one per expert, as a copy. */
    public double[] recorded(int row) {
      return rows[row].clone();
    }

    /** The numbers that serve a layer of the model, one per expert, as a copy. */
    public double[] row(int layer) {
      return recorded(served.map(s -> s.row(layer, rows.length)).orElse(layer));
    }

    /** Which row serves which layer of the model, where they are others. */
    public Optional<ServedLayers> served() {
      return served;
    }

    /** The file that they came from, as the scenario names it. */
    public Optional<String> file() {
      return file;
    }

    /**
     * Refuses a table that is not layers x experts of this model, or where fewer than K experts are
     * ever used.
     */
    public void checkFits(MoeModel model) {
      ServedLayers.check(
          served,
          rows.length,
          model.layers(),
          file.isPresent() ? "activation.weights.file" : "activation.weights.rows",
          String.format(Locale.ROOT, "has %d rows", rows.length));
      for (int l = 0; l < rows.length; l++) {
        if (rows[l].length != model.expertsPerLayer()) {
          throw new InvalidValueException(
              place(l),
              String.format(
                  Locale.ROOT,
                  "has %d numbers; expected one per expert, %d",
                  rows[l].length,
                  model.expertsPerLayer()));
        }
        long used = Arrays.stream(rows[l]).filter(w -> w > 0).count();
        if (used < model.activeExperts()) {
          throw new InvalidValueException(
              place(l),
              String.format(
                  Locale.ROOT,
                  "has %d numbers above 0; allowed: at least activeExperts, %d",
                  used,
                  model.activeExperts()));
        }
      }
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Table that
          && meaning == that.meaning
          && file.equals(that.file)
          && served.equals(that.served)
          && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
      return Arrays.deepHashCode(rows);
    }
  }
}

package io.spacemoe.scenario.moe;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.List;

/** The published models that a scenario can name (docs/model.md, section 3). */
public final class ModelPresets {
  /** The context length used when a scenario does not say one, in tokens. */
  public static final int DEFAULT_CONTEXT_LENGTH = 4096;

  /** The stored size of a parameter and the sent size of an activation, in bytes, by default. */
  public static final double DEFAULT_BYTES = 2;

  private static final List<MoeModel> TABLE =
      List.of(
          model("llama-moe-3.5b-2of8", 32, 4096, 1376, 8, 2, 0, 32_000),
          model("llama-moe-3.5b-4of16", 32, 4096, 688, 16, 4, 0, 32_000),
          model("mixtral-8x7b", 32, 4096, 14_336, 8, 2, 0, 32_000),
          model("mixtral-8x22b", 56, 6144, 16_384, 8, 2, 0, 32_768),
          model("olmoe-1b-7b", 16, 2048, 1024, 64, 8, 0, 50_304),
          model("qwen3-30b-a3b", 48, 2048, 768, 128, 8, 0, 151_936),
          model("qwen3-235b-a22b", 94, 4096, 1536, 128, 8, 0, 151_936),
          model("gpt-oss-120b", 36, 2880, 2880, 128, 4, 0, 201_088),
          model("deepseek-v2-lite", 26, 2048, 1408, 64, 6, 2, 102_400),
          model("deepseek-v3", 58, 7168, 2048, 256, 8, 1, 129_280),
          model("kimi-k2", 60, 7168, 2048, 384, 8, 1, 163_840));

  private ModelPresets() {}

  /** The names of the presets, in the order of the table. */
  public static List<String> names() {
    return TABLE.stream().map(MoeModel::name).toList();
  }

  /** A preset with this context length and two bytes per parameter and activation. */
  public static MoeModel named(String preset, int contextLength) {
    return named(preset, contextLength, DEFAULT_BYTES, DEFAULT_BYTES);
  }

  /**
   * A preset with this context length and these sizes.
   *
   * @param preset one of {@link #names}
   * @param contextLength tokens that attention looks back on
   * @param bytesPerParameter stored size of a weight
   * @param bytesPerActivation sent size of an activation
   * @throws InvalidValueException if there is no such preset or a size is out of range
   */
  public static MoeModel named(
      String preset, int contextLength, double bytesPerParameter, double bytesPerActivation) {
    MoeModel row =
        TABLE.stream()
            .filter(model -> model.name().equals(preset))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidValueException(
                        "model.preset",
                        "\"" + preset + "\"",
                        "one of " + String.join(", ", names())));
    return new MoeModel(
        preset,
        row.layers(),
        row.hiddenSize(),
        row.expertsPerLayer(),
        row.activeExperts(),
        row.expertIntermediateSize(),
        row.sharedExperts(),
        row.vocabulary(),
        contextLength,
        bytesPerParameter,
        bytesPerActivation);
  }

  private static MoeModel model(
      String name,
      int layers,
      int hidden,
      int intermediate,
      int experts,
      int active,
      int shared,
      int vocabulary) {
    return new MoeModel(
        name,
        layers,
        hidden,
        experts,
        active,
        intermediate,
        shared,
        vocabulary,
        DEFAULT_CONTEXT_LENGTH,
        DEFAULT_BYTES,
        DEFAULT_BYTES);
  }
}

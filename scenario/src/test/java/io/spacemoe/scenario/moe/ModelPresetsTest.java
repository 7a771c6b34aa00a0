package io.spacemoe.scenario.moe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.spacemoe.scenario.value.InvalidValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The presets, and the work and memory of a model. */
class ModelPresetsTest {

  @Test
  void workOfAWholeContextIsThePublishedFigure() {
    MoeModel model = ModelPresets.named("llama-moe-3.5b-2of8", 4096);
    assertThat(4096 * model.tokenFlop() / 1e12).isCloseTo(36.335, within(5e-4));
  }

  /** Parameters counted from the configurations: experts alone, in billions. */
  @ParameterizedTest
  @CsvSource({
    "llama-moe-3.5b-2of8, 4.33",
    "llama-moe-3.5b-4of16, 4.33",
    "mixtral-8x7b, 45.10",
    "mixtral-8x22b, 135.29",
    "olmoe-1b-7b, 6.44",
    "qwen3-30b-a3b, 28.99",
    "qwen3-235b-a22b, 227.10",
    "gpt-oss-120b, 114.66",
    "deepseek-v2-lite, 14.39",
    "deepseek-v3, 653.91",
    "kimi-k2, 1014.69"
  })
  void expertsHoldNearlyAllParametersOfTheModelsNamed(String preset, double billions) {
    MoeModel model = ModelPresets.named(preset, 0, 1, 2);
    double bytes = model.expertBytes() * model.expertsPerLayer() * model.layers();
    assertThat(bytes / 1e9).isCloseTo(billions, within(5e-3));
    assertThat(model.name()).isEqualTo(preset);
    assertThat(ModelPresets.names()).contains(preset).hasSize(11);
  }

  @Test
  void workAndSizesFollowTheFormulas() {
    MoeModel model = new MoeModel("custom", 3, 10, 6, 2, 7, 1, 100, 50, 0.5, 4);
    assertThat(model.expertFlop()).isEqualTo(420);
    assertThat(model.gatewayFlop()).isEqualTo(800 + 2000 + 120 + 420);
    assertThat(model.headFlop()).isEqualTo(2000);
    assertThat(model.tokenFlop()).isEqualTo(3 * (3340 + 2 * 420) + 2000);
    assertThat(model.expertBytes()).isEqualTo(105);
    assertThat(model.hiddenStateBits()).isEqualTo(320);
  }

  @Test
  void whatIsOutOfRangeIsNamed() {
    assertThatThrownBy(() -> ModelPresets.named("gpt-5", 4096))
        .isInstanceOf(InvalidValueException.class)
        .hasMessageStartingWith("model.preset is \"gpt-5\"; allowed: one of llama-moe-3.5b-2of8, ");
    assertThatThrownBy(() -> ModelPresets.named("kimi-k2", -1))
        .hasMessage("model.contextLength is -1; allowed: 0 to 1000000000");
    assertThatThrownBy(() -> new MoeModel("custom", 1, 8, 4, 5, 8, 0, 10, 0, 2, 2))
        .hasMessage("model.activeExperts is 5; allowed: 1 to expertsPerLayer, 4");
    assertThatThrownBy(() -> new MoeModel("custom", 0, 8, 4, 1, 8, 0, 10, 0, 2, 2))
        .hasMessageStartingWith("model.layers is 0");
    assertThatThrownBy(() -> new MoeModel("custom", 1, 8, 4, 1, 8, 0, 10, 0, Double.NaN, 2))
        .hasMessageStartingWith("model.bytesPerParameter is NaN");
  }
}

package io.spacemoe.scenario.moe;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Locale;

/**
 * The sizes of a Mixture-of-Experts language model, and the work and memory that follow from them
 * (docs/model.md, section 3).
 *
 * @param name a preset's name, or "custom"
 * @param layers MoE layers L, 1 to 10,000
 * @param hiddenSize hidden size H
 * @param expertsPerLayer experts N of each layer, 1 to 100,000
 * @param activeExperts experts K activated per token, 1 to N
 * @param expertIntermediateSize intermediate size I of one expert
 * @param sharedExperts experts that every token uses; they run on the gateway
 * @param vocabulary vocabulary size V
 * @param contextLength tokens that attention looks back on
 * @param bytesPerParameter stored size of a weight
 * @param bytesPerActivation sent size of an activation
 */
public record MoeModel(
    String name,
    int layers,
    int hiddenSize,
    int expertsPerLayer,
    int activeExperts,
    int expertIntermediateSize,
    int sharedExperts,
    int vocabulary,
    int contextLength,
    double bytesPerParameter,
    double bytesPerActivation) {

  /** Checks the ranges. */
  public MoeModel {
    InvalidValueException.inRange("model.layers", (long) layers, 1, 10_000);
    InvalidValueException.inRange("model.hiddenSize", (long) hiddenSize, 1, 10_000_000);
    InvalidValueException.inRange("model.expertsPerLayer", (long) expertsPerLayer, 1, 100_000);
    if (activeExperts < 1 || activeExperts > expertsPerLayer) {
      throw new InvalidValueException(
          "model.activeExperts",
          activeExperts,
          String.format(Locale.ROOT, "1 to expertsPerLayer, %d", expertsPerLayer));
    }
    InvalidValueException.inRange(
        "model.expertIntermediateSize", (long) expertIntermediateSize, 1, 10_000_000);
    InvalidValueException.inRange("model.sharedExperts", (long) sharedExperts, 0, 100_000);
    InvalidValueException.inRange("model.vocabulary", (long) vocabulary, 1, 100_000_000);
    InvalidValueException.inRange("model.contextLength", (long) contextLength, 0, 1_000_000_000);
    InvalidValueException.positive("model.bytesPerParameter", bytesPerParameter, 64);
    InvalidValueException.positive("model.bytesPerActivation", bytesPerActivation, 64);
  }

  /** FLOP of one gated expert for one token: 6 H I. */
  public double expertFlop() {
    return 6.0 * hiddenSize * expertIntermediateSize;
  }

  /** FLOP of one layer's gateway for one token: attention, router and shared experts. */
  public double gatewayFlop() {
    double h = hiddenSize;
    return 8 * h * h
        + 4 * h * contextLength
        + 2 * h * expertsPerLayer
        + sharedExperts * expertFlop();
  }

  /** FLOP of the output head for one token: 2 H V. */
  public double headFlop() {
    return 2.0 * hiddenSize * vocabulary;
  }

  /** FLOP of a whole token with all K activated experts counted. */
  public double tokenFlop() {
    return layers * (gatewayFlop() + activeExperts * expertFlop()) + headFlop();
  }

  /** Bytes that one expert's parameters take: 3 H I times the size of a parameter. */
  public double expertBytes() {
    return 3.0 * hiddenSize * expertIntermediateSize * bytesPerParameter;
  }

  /**
   * Bytes that one layer's gateway keeps: parameters of attention, 4 H^2, router, H N, and shared
   * experts, and the keys and values of a full context, 2 H C times the size of an activation.
   */
  public double gatewayBytes() {
    double h = hiddenSize;
    return (4 * h * h + h * expertsPerLayer) * bytesPerParameter
        + sharedExperts * expertBytes()
        + 2 * h * contextLength * bytesPerActivation;
  }

  /** Bytes of the output head's parameters: H V times the size of a parameter. */
  public double headBytes() {
    return (double) hiddenSize * vocabulary * bytesPerParameter;
  }

  /** Bits of the hidden state that travels from satellite to satellite. */
  public double hiddenStateBits() {
    return hiddenSize * 8.0 * bytesPerActivation;
  }
}

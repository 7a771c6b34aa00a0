package io.spacemoe.scenario.latency;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Boards that a scenario can name, with figures that their makers publish. */
public final class BoardPresets {

  /**
   * A board.
   *
   * @param name what scenarios call it
   * @param gflops its rate in GFLOP/s
   * @param memoryGB its memory in units of 10^9 bytes
   * @param memoryGBps bandwidth of its memory in 10^9 bytes/s; empty where it is not published
   * @param watts what it uses while it computes, in W; empty where it is not published
   * @param source where the figures are from
   */
  public record Preset(
      String name,
      double gflops,
      double memoryGB,
      OptionalDouble memoryGBps,
      OptionalDouble watts,
      String source) {

    /** What computing takes, in J for each GFLOP; empty where it is not published. */
    public OptionalDouble joulesPerGflop() {
      return watts.isPresent()
          ? OptionalDouble.of(watts.getAsDouble() / gflops)
          : OptionalDouble.empty();
    }
  }

  private static final List<Preset> TABLE =
      List.of(
          new Preset(
              "rad5545",
              3.7,
              4,
              OptionalDouble.of(12.75),
              OptionalDouble.empty(),
              "BAE Systems, RAD5545: 3.7 GFLOPS, 102 Gb/s to DRAM; 4 GB as arXiv 2605.00515 quotes it"),
          new Preset(
              "sbc-2a72",
              7.28,
              8,
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              "SBC-2A72: 10.4 GFLOPS run at 70 %, 8 GB, as arXiv 2605.00515 quotes it"),
          new Preset(
              "ix10",
              26_000,
              24,
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              "iX10: 26 TOPS of 8-bit integers, taken as operations, 24 GB, as arXiv 2605.00515 quotes it"),
          new Preset(
              "h100-sxm",
              989_400,
              80,
              OptionalDouble.of(3350),
              OptionalDouble.of(700),
              "NVIDIA H100 SXM5 data sheet: BF16 without sparsity, 80 GB HBM3 at 3.35 TB/s, at most 700 W"));

  private BoardPresets() {}

  /** The boards, the slowest first. */
  public static List<Preset> all() {
    return TABLE;
  }

  /** The board of this name. */
  public static Optional<Preset> named(String name) {
    return TABLE.stream().filter(board -> board.name().equals(name)).findFirst();
  }
}

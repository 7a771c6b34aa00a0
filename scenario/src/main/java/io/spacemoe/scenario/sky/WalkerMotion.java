package io.spacemoe.scenario.sky;

/** The motion of a Walker constellation: all satellites turn by the same angle. */
final class WalkerMotion implements Motion {
  private final int slots;
  private final OrbitTables orbits;
  private final LinkLatencies latencies;

  WalkerMotion(LinkRows rows, LinkRules rules, Grid grid, int slots, double hopMs) {
    this.slots = slots;
    orbits = new OrbitTables((WalkerConstellation) rows.constellation());
    latencies = new LinkLatencies(rows, rules, grid, orbits, hopMs);
  }

  @Override
  public double[] linkMs(int slot) {
    return latencies.at(Math.cos(angle(slot)), Math.sin(angle(slot)));
  }

  @Override
  public double[] positionsKm(int slot) {
    return orbits.positionsKm(Math.cos(angle(slot)), Math.sin(angle(slot)));
  }

  private double angle(int slot) {
    return 2 * Math.PI * slot / slots;
  }
}

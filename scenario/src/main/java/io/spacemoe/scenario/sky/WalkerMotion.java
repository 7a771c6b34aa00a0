package io.spacemoe.scenario.sky;

/** The motion of a Walker constellation: all satellites turn by the same angle. */
final class WalkerMotion implements Motion {
  private final int slots;
  private final OrbitTables orbits;
  private final LinkLatencies latencies;

  WalkerMotion(
      WalkerConstellation sky, LinkRules rules, Grid grid, int slots, int offset, double hopMs) {
    this.slots = slots;
    orbits = new OrbitTables(sky);
    latencies = new LinkLatencies(sky, rules, grid, orbits, offset, hopMs);
  }

  @Override
  public double[] wireMs(int slot) {
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

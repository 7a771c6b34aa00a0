package io.spacemoe.scenario.sky;

/**
 * Satellites in planes with equally many slots: a {@link WalkerConstellation}, or real satellites
 * sorted into such a grid, an {@link ObservedConstellation}; or any network, a {@link Topology}.
 *
 * <p>The satellite in slot s of plane p has index p * satellitesPerPlane + s. Slots follow each
 * other in the direction of motion, planes eastwards.
 */
public sealed interface Constellation permits WalkerConstellation, ObservedConstellation, Topology {

  /** Mean radius of the Earth in km. */
  double EARTH_RADIUS_KM = 6371.0;

  /** Standard gravitational parameter of the Earth in km^3/s^2. */
  double EARTH_MU = 398600.4418;

  /**
   * Reads the notation of a Walker constellation, {@code pattern:altitude km:inclination
   * deg:total/planes/phasing}, for example {@code delta:550:87:1056/33/16}.
   *
   * @throws io.spacemoe.scenario.value.InvalidValueException saying what is wrong with it
   */
  static WalkerConstellation parse(String notation) {
    return WalkerConstellation.parse(notation);
  }

  /** The number of planes. */
  int planes();

  /** The number of satellites in each plane. */
  int satellitesPerPlane();

  /** Whether the planes go all round, so that the last one is the first one's neighbour. */
  boolean closed();

  /**
   * By how many slots a link from the last plane to the first is turned further than links between
   * other planes, 0 or more; without meaning when the planes do not go all round.
   */
  int seamSlots();

  /** The mean motion in radians per second; not a number where nothing is known of orbits. */
  double meanMotion();

  /** What tables and reports call it: a short text without blanks. */
  String notation();

  /** Whether satellites are in planes; else all are in one, in the order of their numbers. */
  default boolean hasPlanes() {
    return true;
  }

  /** The number of satellites. */
  default int satellites() {
    return planes() * satellitesPerPlane();
  }

  /** The index of satellite s of plane p. */
  default int index(int plane, int slot) {
    return plane * satellitesPerPlane() + slot;
  }

  /** The plane of a satellite. */
  default int planeOf(int satellite) {
    return satellite / satellitesPerPlane();
  }

  /** The position of a satellite in its plane. */
  default int slotOf(int satellite) {
    return satellite % satellitesPerPlane();
  }

  /** The orbital period in seconds; not a number where nothing is known of orbits. */
  default double periodSeconds() {
    return 2 * Math.PI / meanMotion();
  }
}

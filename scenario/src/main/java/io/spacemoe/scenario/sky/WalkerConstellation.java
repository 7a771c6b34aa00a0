package io.spacemoe.scenario.sky;

import io.spacemoe.scenario.value.InvalidValueException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Walker constellation: circular orbits over a spherical Earth, planes evenly spaced in right
 * ascension, satellites evenly spaced in each plane (Walker 1984; docs/model.md, section 2.1).
 *
 * <p>Satellite s of plane p has index p * satellitesPerPlane + s.
 *
 * @param pattern over which span of right ascension the planes spread
 * @param altitudeKm height above the sphere of 6371 km; above 80, which is the grazing height of a
 *     line of sight, at most 100,000
 * @param inclinationDeg 0 to 180
 * @param planes 1 to 10,000
 * @param satellitesPerPlane 1 to 10,000; at most 1,000,000 satellites in all
 * @param phasing the phase between neighbouring planes in units of 360 degrees / satellites, 0 to
 *     planes - 1
 */
public record WalkerConstellation(
    WalkerPattern pattern,
    double altitudeKm,
    double inclinationDeg,
    int planes,
    int satellitesPerPlane,
    int phasing)
    implements Constellation {

  private static final Pattern NOTATION =
      Pattern.compile("(delta|star):([^:/]{1,40}):([^:/]{1,40}):(\\d{1,7})/(\\d{1,5})/(\\d{1,5})");

  /** Checks the ranges. */
  public WalkerConstellation {
    if (!(altitudeKm > 80 && altitudeKm <= 100_000)) {
      throw new InvalidValueException(
          "constellation.altitudeKm", altitudeKm, "more than 80, at most 100000");
    }
    InvalidValueException.inRange("constellation.inclinationDeg", inclinationDeg, 0, 180);
    InvalidValueException.inRange("constellation.planes", (long) planes, 1, 10_000);
    InvalidValueException.inRange(
        "constellation.satellitesPerPlane", (long) satellitesPerPlane, 1, 10_000);
    if ((long) planes * satellitesPerPlane > 1_000_000) {
      throw new InvalidValueException(
          "constellation.satellitesPerPlane",
          String.format(
              Locale.ROOT,
              "gives %d satellites in all; allowed: at most 1000000",
              (long) planes * satellitesPerPlane));
    }
    InvalidValueException.inRange("constellation.phasing", (long) phasing, 0, planes - 1L);
  }

  /**
   * Reads the notation {@code pattern:altitude km:inclination deg:total/planes/phasing}, for
   * example {@code delta:550:87:1056/33/16}.
   */
  static WalkerConstellation parse(String notation) {
    Matcher parts = NOTATION.matcher(notation.trim());
    if (!parts.matches()) {
      throw malformed(notation, "expected pattern:altitudeKm:inclinationDeg:total/planes/phasing");
    }
    int total = Integer.parseInt(parts.group(4));
    int planes = Integer.parseInt(parts.group(5));
    if (planes == 0 || total % planes != 0) {
      throw malformed(
          notation,
          String.format(Locale.ROOT, "%d satellites do not fill %d planes evenly", total, planes));
    }
    return new WalkerConstellation(
        parts.group(1).equals("delta") ? WalkerPattern.DELTA : WalkerPattern.STAR,
        number(notation, parts.group(2)),
        number(notation, parts.group(3)),
        planes,
        total / planes,
        Integer.parseInt(parts.group(6)));
  }

  private static double number(String notation, String text) {
    try {
      return new BigDecimal(text).doubleValue();
    } catch (NumberFormatException e) {
      throw malformed(notation, "%s is not a number".formatted(text));
    }
  }

  private static InvalidValueException malformed(String notation, String why) {
    return new InvalidValueException(
        "constellation",
        "is \"%s\"; %s, for example \"delta:550:87:1056/33/16\"".formatted(notation, why));
  }

  /** The radius of the orbits in km. */
  public double radiusKm() {
    return EARTH_RADIUS_KM + altitudeKm;
  }

  @Override
  public double meanMotion() {
    return Math.sqrt(EARTH_MU / (radiusKm() * radiusKm() * radiusKm()));
  }

  @Override
  public boolean closed() {
    return pattern == WalkerPattern.DELTA;
  }

  @Override
  public int seamSlots() {
    return phasing;
  }

  /** The notation that {@link #parse} reads. */
  @Override
  public String notation() {
    return String.format(
        Locale.ROOT,
        "%s:%s:%s:%d/%d/%d",
        pattern.name().toLowerCase(Locale.ROOT),
        plain(altitudeKm),
        plain(inclinationDeg),
        satellites(),
        planes,
        phasing);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}

package io.spacemoe.instances.orbit;

import io.spacemoe.scenario.sky.Constellation;
import io.spacemoe.scenario.sky.WalkerConstellation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Element sets of satellites that nobody has launched, as text. */
public final class MadeUpTle {
  private MadeUpTle() {}

  /** Three lines for each satellite of a Walker constellation, numbered from 1. */
  public static String of(String notation) {
    WalkerConstellation sky = Constellation.parse(notation);
    StringBuilder text = new StringBuilder();
    for (int v = 0; v < sky.satellites(); v++) {
      text.append(
          set(v + 1, sky.altitudeKm(), sky.inclinationDeg(), nodeDeg(sky, v), alongDeg(sky, v)));
    }
    return text.toString();
  }

  /** A satellite on a circular orbit, epoch 2024-07-16T12:00:00Z. */
  public static String set(
      int number, double heightKm, double inclinationDeg, double nodeDeg, double alongDeg) {
    String one =
        String.format(
            Locale.ROOT,
            "1 %05dU 24001A   24198.50000000  .00000000  00000+0  10000-4 0  999",
            number);
    String two =
        String.format(
            Locale.ROOT,
            "2 %05d %8.4f %8.4f 0000010   0.0000 %8.4f %11.8f    1",
            number,
            inclinationDeg,
            nodeDeg % 360,
            alongDeg % 360,
            perDay(heightKm));
    return String.format(Locale.ROOT, "MADE UP %d\n%s\n%s\n", number, summed(one), summed(two));
  }

  /** The same satellites as CelesTrak writes orbit mean-elements messages. */
  public static String omm(String notation) {
    WalkerConstellation sky = Constellation.parse(notation);
    StringJoiner messages = new StringJoiner(",\n", "[\n", "\n]\n");
    for (int v = 0; v < sky.satellites(); v++) {
      messages.add(
          String.format(
              Locale.ROOT,
              "{\"OBJECT_NAME\":\"MADE UP %1$d\",\"OBJECT_ID\":\"2024-001A\",\"EPOCH\":\"2024-07-16T12:00:00.000000\",\"MEAN_MOTION\":%2$.8f,\"ECCENTRICITY\":0.000001,\"INCLINATION\":%3$.4f,\"RA_OF_ASC_NODE\":%4$.4f,\"ARG_OF_PERICENTER\":0,\"MEAN_ANOMALY\":%5$.4f,\"EPHEMERIS_TYPE\":0,\"NORAD_CAT_ID\":%1$d,\"BSTAR\":1.0e-5}",
              v + 1,
              perDay(sky.altitudeKm()),
              sky.inclinationDeg(),
              nodeDeg(sky, v),
              alongDeg(sky, v)));
    }
    return messages.toString();
  }

  /** The same messages as CSV. */
  public static String ommCsv(String notation) {
    List<Map<String, String>> messages = messages(notation);
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add(String.join(",", messages.get(0).keySet()));
    messages.forEach(message -> lines.add(String.join(",", message.values())));
    return lines.toString();
  }

  /** The same messages as XML, with units and with elements that SGP4 has no use for. */
  public static String ommXml(String notation) {
    StringJoiner text =
        new StringJoiner(
            "\n",
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ndm>\n<MESSAGE_ID>1</MESSAGE_ID>\n",
            "\n</ndm>\n");
    for (Map<String, String> message : messages(notation)) {
      text.add("<omm id=\"CCSDS_OMM_VERS\" version=\"2.0\"><body><segment><metadata>");
      text.add("<COMMENT>one</COMMENT><COMMENT>two</COMMENT>");
      message.forEach(
          (key, value) ->
              text.add(String.format(Locale.ROOT, "<%1$s units=\"x\">%2$s</%1$s>", key, value)));
      text.add("</metadata></segment></body></omm>");
    }
    return text.toString();
  }

  /** The same messages as lines of keyword and value, angles with their unit. */
  public static String ommKvn(String notation) {
    StringJoiner text = new StringJoiner("\n", "", "\n");
    for (Map<String, String> message : messages(notation)) {
      text.add("CCSDS_OMM_VERS = 2.0").add("COMMENT MADE UP").add("").add("ORIGINATOR =");
      message.forEach(
          (key, value) ->
              text.add(
                  String.format(
                      Locale.ROOT,
                      key.equals("INCLINATION") ? "%-14s = %s [deg]" : "%-14s= %s",
                      key,
                      value)));
    }
    return text.toString();
  }

  /** The messages of the JSON, key by key. */
  private static List<Map<String, String>> messages(String notation) {
    return omm(notation)
        .lines()
        .filter(line -> line.startsWith("{"))
        .map(
            line -> {
              Map<String, String> message = new LinkedHashMap<>();
              Pattern.compile("\"(\\w+)\":\"?([^\",}]*)")
                  .matcher(line)
                  .results()
                  .forEach(pair -> message.put(pair.group(1), pair.group(2)));
              return message;
            })
        .toList();
  }

  /** A line of 68 columns with its checksum. */
  public static String summed(String line) {
    return line + TleFile.checksum(line);
  }

  private static double perDay(double heightKm) {
    double a = Constellation.EARTH_RADIUS_KM + heightKm;
    return Math.sqrt(Constellation.EARTH_MU / (a * a * a)) * 86_400 / (2 * Math.PI);
  }

  private static double nodeDeg(WalkerConstellation sky, int v) {
    return Math.toDegrees(sky.pattern().spanRadians()) * sky.planeOf(v) / sky.planes();
  }

  private static double alongDeg(WalkerConstellation sky, int v) {
    double steps = sky.slotOf(v) * sky.planes() + sky.phasing() * sky.planeOf(v);
    return 360 * steps / sky.satellites() % 360;
  }
}

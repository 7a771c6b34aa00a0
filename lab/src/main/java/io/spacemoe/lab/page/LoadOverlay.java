package io.spacemoe.lab.page;

import io.spacemoe.instances.json.JsonFile;
import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.InstanceFormatException;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.value.InvalidValueException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * How busy satellites are under a load: what a page colours them by.
 *
 * @param placement the name of the placement
 * @param requestsPerS how many requests come a second
 * @param tokensPerS output tokens a second
 * @param utilisation the part of the time in which each satellite's processor works, from 0 to 1
 */
public record LoadOverlay(
    String placement, double requestsPerS, double tokensPerS, double[] utilisation) {
  private static final Set<String> KEYS = Set.of("scenario", "schemes");

  /** Sums of times may be rounded up. */
  private static final double MOST = 1 + 1e-6;

  /** The same load under another name of its placement. */
  public LoadOverlay of(String name) {
    return new LoadOverlay(name, requestsPerS, tokensPerS, utilisation);
  }

  /**
   * Reads what {@code load --json} prints.
   *
   * @param sky the scenario that the load must be of
   * @throws InstanceFormatException naming file, JSON path, line and column
   */
  public static List<LoadOverlay> read(Path file, Scenario sky) {
    return JsonFile.readObject(
        Printed.file(file, "schemes", "load"),
        KEYS::contains,
        root -> {
          String scenario = root.text("scenario", sky.name());
          if (!scenario.equals(sky.name())) {
            throw new InvalidValueException(
                root.path("scenario"),
                "is %s; expected %s, which is looked at"
                    .formatted(Glimpse.described(scenario), Glimpse.described(sky.name())));
          }
          int satellites = sky.constellation().satellites();
          return root.objects("schemes", scheme -> points(scheme, satellites)).stream()
              .flatMap(List::stream)
              .toList();
        });
  }

  private static List<LoadOverlay> points(JsonObject scheme, int satellites) {
    scheme.members(); // there are more than matter here
    String name = scheme.text("scheme");
    return scheme.objects(
        "points",
        point -> {
          point.members();
          double[] utilisation = point.array("utilisation").numbers();
          if (utilisation.length != satellites) {
            throw new InvalidValueException(
                point.path("utilisation"),
                String.format(
                    Locale.ROOT,
                    "has %d entries; expected one for each of %d satellites",
                    utilisation.length,
                    satellites));
          }
          for (int s = 0; s < satellites; s++) {
            if (!(utilisation[s] >= 0 && utilisation[s] <= MOST)) {
              throw new InvalidValueException(
                  String.format(Locale.ROOT, "%s[%d]", point.path("utilisation"), s),
                  utilisation[s],
                  "0 to 1");
            }
          }
          return new LoadOverlay(
              name, point.number("requestsPerS"), point.number("tokensPerS"), utilisation);
        });
  }
}

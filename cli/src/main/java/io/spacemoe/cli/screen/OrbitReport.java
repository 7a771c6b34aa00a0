package io.spacemoe.cli.screen;

import io.spacemoe.scenario.Islands;
import io.spacemoe.scenario.Scenario;
import io.spacemoe.scenario.latency.BoardPresets;
import io.spacemoe.scenario.latency.Compute;
import io.spacemoe.scenario.orbit.ElementSet;
import io.spacemoe.scenario.orbit.LeftOut;
import io.spacemoe.scenario.orbit.PlaneGrid;
import io.spacemoe.scenario.orbit.ShellSummary;
import io.spacemoe.scenario.sky.NearestLinks;
import io.spacemoe.scenario.sky.ObservedConstellation;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What to say about satellites in their orbits: of real ones, who is in which plane, and who is
 * left out, and why; and how much longer links between planes are than they need be.
 */
public final class OrbitReport {
  /** Links between planes may be longer than the nearest ones by this part unsaid. */
  private static final double LONG_LINKS = 0.1;

  private OrbitReport() {}

  /** One line about a file's satellites. */
  public static String summary(ObservedConstellation sky) {
    PlaneGrid grid = sky.grid();
    int older = sky.file().older();
    return String.format(
        Locale.ROOT,
        "%s: %d satellites, %d planes of %d %s, at %s; left out: %s%s",
        sky.file().name(),
        sky.file().sets().size(),
        sky.planes(),
        sky.satellitesPerPlane(),
        sky.closed() ? "all round" : "without links over the seam",
        grid.epoch(),
        leftOut(grid),
        older == 0 ? "" : "; " + older(older));
  }

  /** What to know of satellites that are in a file more than once. */
  private static String older(int sets) {
    return String.format(
        Locale.ROOT,
        "%d older element sets of the same satellites are passed over, as \"epochs\": \"newest\" says in a scenario",
        sets);
  }

  /** A line for each satellite that is left out. */
  public static List<String> details(ObservedConstellation sky) {
    return sky.grid().leftOut().stream()
        .map(out -> "%s is left out, %s: %s".formatted(out.set(), out.reason(), out.why()))
        .toList();
  }

  /** How many are left out, by reason. */
  private static String leftOut(PlaneGrid grid) {
    Map<LeftOut.Reason, Long> counts =
        grid.leftOut().stream()
            .collect(Collectors.groupingBy(LeftOut::reason, TreeMap::new, Collectors.counting()));
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(count -> String.format(Locale.ROOT, "%d %s", count.getValue(), count.getKey()))
            .collect(Collectors.joining(", ", grid.leftOut().size() + " (", ")"));
  }

  /** One line when the offset "nearest" would shorten links between planes by over a tenth. */
  public static Optional<String> longLinks(Scenario scenario) {
    NearestLinks nearest = NearestLinks.of(scenario.constellation(), scenario.links());
    return nearest.saving() <= LONG_LINKS
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "links between planes are %.0f km long in the mean; with links.interPlaneSlotOffset \"nearest\", here %d, they would be %.0f km, %.0f %% shorter",
                nearest.givenKm(),
                nearest.slotOffset(),
                nearest.km(),
                100 * nearest.saving()));
  }

  /** One line when links leave satellites apart that no path joins. */
  public static Optional<String> islands(Scenario scenario) {
    Islands islands = Islands.of(scenario.network());
    return islands.count() == 1
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "links leave %d islands of satellites, the largest of %d; no path joins two of them",
                islands.count(),
                islands.sizes()[0]));
  }

  /** One line when memory that is not counted would at least double the experts' work. */
  public static Optional<String> roofline(Scenario scenario) {
    Compute compute = scenario.compute();
    Optional<BoardPresets.Preset> board = compute.board().flatMap(BoardPresets::named);
    if (compute.memoryGBps().isPresent()
        || compute.include() == Compute.Include.NONE
        || board.isEmpty()
        || board.get().memoryGBps().isEmpty()) {
      return Optional.empty();
    }
    double flop = scenario.model().expertFlop();
    double bytes = scenario.model().expertBytes();
    double counted = compute.ms(flop, bytes);
    Compute limited = compute.withMemoryGBps(board.get().memoryGBps());
    double times = limited.ms(flop, bytes) / counted;
    return times < 2
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "memory of board %s at %s GB/s would make the experts' work %.1f times as long; compute.memoryGBps \"board\" counts it",
                board.get().name(),
                Double.toString(board.get().memoryGBps().getAsDouble()),
                times));
  }

  /** Says on the error stream who takes part in a scenario, and what is odd about its links. */
  public static void note(Scenario scenario, PrintWriter screen) {
    if (scenario.constellation() instanceof ObservedConstellation sky) {
      screen.println("spacemoe: " + summary(sky));
      if (!sky.grid().leftOut().isEmpty()) {
        screen.println("spacemoe: validate names each satellite that is left out");
      }
    }
    longLinks(scenario).ifPresent(line -> screen.println("spacemoe: " + line));
    islands(scenario).ifPresent(line -> screen.println("spacemoe: " + line));
    roofline(scenario).ifPresent(line -> screen.println("spacemoe: " + line));
  }

  /** Facts for {@code info}: planes with their satellites in the order of slots. */
  static void facts(ObservedConstellation sky, Map<String, Object> facts) {
    PlaneGrid grid = sky.grid();
    facts.put("orbits", sky.file().name());
    facts.put("found", sky.file().sets().size());
    if (sky.file().older() > 0) {
      facts.put("older", older(sky.file().older()));
    }
    facts.put("epoch", grid.epoch().toString());
    facts.put("planes", sky.planes());
    facts.put("perPlane", sky.satellitesPerPlane());
    facts.put("seam", sky.closed() ? "linked" : "no links");
    facts.put("leftOut", leftOut(grid));
    List<ShellSummary> shells = ShellSummary.of(sky.file().sets());
    for (int k = 0; k < shells.size(); k++) {
      facts.put("shell" + k, shells.get(k).toString());
    }
    for (int p = 0; p < sky.planes(); p++) {
      String names =
          grid.planes().get(p).stream().map(ElementSet::name).collect(Collectors.joining(", "));
      facts.put(
          "plane" + p,
          String.format(Locale.ROOT, "node %.2f deg: %s", grid.nodesDeg().get(p), names));
    }
  }
}

package io.spacemoe.instances.replay;

import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.scenario.placement.SharedExperts;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.joint.JointProblem;
import io.spacemoe.solver.joint.SharedLaw;
import io.spacemoe.solver.joint.SharedRooms;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** From the root object of a file that the door kept to the problem that broke an engine. */
public final class ReplayReader {
  /** What an expected-max instance calls itself. */
  public static final String EXPECTED_MAX = "spacemoe-expected-max/1";

  /** What a joint instance calls itself. */
  public static final String JOINT = "spacemoe-joint/1";

  private ReplayReader() {}

  /** Reads an expected-max instance. */
  public static ExpectedMaxProblem expectedMax(JsonObject json) {
    return new ExpectedMaxProblem(
        json.text("name"),
        json.array("weights").numbers(),
        json.count("active"),
        json.array("latencyNs").wholeRows());
  }

  /** Reads a joint instance. */
  public static JointProblem joint(JsonObject json) {
    long[][] ns = json.array("distanceNs").wholeRows();
    int satellites = json.count("satellites");
    if (satellites != ns.length) {
      throw new InvalidValueException(
          "satellites",
          String.format(
              Locale.ROOT, "is %d, but distances are given for %d", satellites, ns.length));
    }
    for (int a = 0; a < ns.length; a++) {
      if (ns[a].length != a) {
        throw new InvalidValueException(
            String.format(Locale.ROOT, "distanceNs[%d]", a),
            String.format(
                Locale.ROOT,
                "has %d numbers; expected %d, the distances to the satellites before it",
                ns[a].length,
                a));
      }
    }
    int[][] lastPpm = json.array("lastPpm").indexRows();
    int experts = lastPpm.length == 0 ? 0 : lastPpm[0].length;
    return new JointProblem(
        json.text("name"),
        satellites,
        lastPpm,
        json.array("floorPpm").indexRows(),
        (a, b) -> a == b ? 0 : ns[Math.max(a, b)][Math.min(a, b)],
        json.has("rooms")
            ? Optional.of(json.object("rooms", rooms -> rooms(rooms, experts)))
            : Optional.empty());
  }

  private static SharedRooms rooms(JsonObject json, int experts) {
    return new SharedRooms(
        json.array("slots").indices(),
        json.array("besideGateway").indices(),
        json.array("workNs").wholes(),
        json.whole("countedNs"),
        json.objects("laws", law -> law(law, experts)));
  }

  private static SharedLaw law(JsonObject json, int experts) {
    String law =
        json.choice(
            "law",
            Map.of(
                "conditional-poisson", "conditional-poisson",
                "plackett-luce", "plackett-luce",
                "trace", "trace"));
    double[][] numbers = json.array("numbers").numberRows();
    if (numbers.length == 0 || (!law.equals("trace") && numbers[0].length != experts)) {
      throw new InvalidValueException(
          "numbers",
          String.format(
              Locale.ROOT,
              "has %d rows; expected a weight for each of %d experts, or recorded sets",
              numbers.length,
              experts));
    }
    return SharedExperts.of(new SharedLaw.Text(law, numbers, json.count("active")), experts);
  }
}

package io.spacemoe.instances.replay;

import io.spacemoe.instances.json.JsonObject;
import io.spacemoe.scenario.value.InvalidValueException;
import io.spacemoe.solver.expectedmax.ExpectedMaxProblem;
import io.spacemoe.solver.joint.JointProblem;
import java.util.Locale;

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
    return new JointProblem(
        json.text("name"),
        satellites,
        json.array("lastPpm").indexRows(),
        json.array("floorPpm").indexRows(),
        (a, b) -> a == b ? 0 : ns[Math.max(a, b)][Math.min(a, b)]);
  }
}

package io.spacemoe.ortools.pairs;

import java.util.function.Supplier;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * A phase of an engine's work on a model of OR-Tools', as an event for the JDK's flight recorder:
 * free unless somebody records.
 */
@Name("io.spacemoe.OrTools")
@Label("Work on a model of OR-Tools")
@Category("SpaceMoE")
@StackTrace(false)
public final class Phase extends Event {

  /** What an engine does with a model. */
  public enum Kind {
    BUILD,
    SOLVE,
    PROVE
  }

  @Label("Phase")
  final String phase;

  @Label("Pairs")
  @Description("Pairs of expert and satellite in the model")
  final int pairs;

  private Phase(Kind kind, CandidatePairs pairs) {
    this.phase = kind.name();
    this.pairs = pairs.size();
  }

  /** Does some work, which is recorded as a phase if it ends well. */
  public static void of(Kind kind, CandidatePairs pairs, Runnable work) {
    of(
        kind,
        pairs,
        () -> {
          work.run();
          return null;
        });
  }

  /** The result of some work, which is recorded as a phase if it ends well. */
  public static <T> T of(Kind kind, CandidatePairs pairs, Supplier<T> work) {
    Phase phase = new Phase(kind, pairs);
    phase.begin();
    T result = work.get();
    phase.commit();
    return result;
  }
}

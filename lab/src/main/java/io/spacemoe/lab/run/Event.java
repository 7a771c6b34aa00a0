package io.spacemoe.lab.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a worker says about the task that it was given. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Event.Loaded.class, name = "loaded"),
  @JsonSubTypes.Type(value = Event.Ended.class, name = "ended"),
  @JsonSubTypes.Type(value = Event.Died.class, name = "died"),
  @JsonSubTypes.Type(value = Event.Broken.class, name = "broken")
})
sealed interface Event {
  /**
   * The instance is read and the engine begins; from now on its time counts. Said again when it
   * begins anew after warming up.
   */
  record Loaded(InstanceFacts facts, String version) implements Event {}

  /** The run ended. */
  record Ended(Result result) implements Event {}

  /** The worker's process died in the run. */
  record Died(int exitCode) implements Event {
    /** What {@code -XX:+ExitOnOutOfMemoryError} exits with. */
    private static final int OUT_OF_MEMORY = 3;

    /** Exit codes after the signals that a terminal's Ctrl-C and an ordinary kill send. */
    private static final int INTERRUPTED = 130;

    private static final int TERMINATED = 143;

    boolean outOfMemory() {
      return exitCode == OUT_OF_MEMORY;
    }

    boolean askedToEnd() {
      return exitCode == INTERRUPTED || exitCode == TERMINATED;
    }
  }

  /** Nothing to do with the run: the batch itself cannot go on. */
  record Broken(String message) implements Event {}
}

package io.spacemoe.lab.batch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.spacemoe.lab.run.Outcome;
import io.spacemoe.lab.run.Run;

/** A line of the journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = JournalLine.Planned.class, name = "plan"),
  @JsonSubTypes.Type(value = JournalLine.Begun.class, name = "begin"),
  @JsonSubTypes.Type(value = JournalLine.Died.class, name = "died"),
  @JsonSubTypes.Type(value = JournalLine.Cancelled.class, name = "cancelled"),
  @JsonSubTypes.Type(value = JournalLine.Changed.class, name = "changed"),
  @JsonSubTypes.Type(value = JournalLine.Ended.class, name = "end")
})
sealed interface JournalLine {
  /** The format that the first line names. */
  String FORMAT = "spacemoe-batch/1";

  /** The first line: what the batch is to run. */
  record Planned(String format, BatchPlan plan) implements JournalLine {}

  /** A run begins. */
  record Begun(int number, Run run) implements JournalLine {}

  /** The process that a run had to itself died in it. */
  record Died(int number, String how) implements JournalLine {}

  /** The batch was asked to end while the run went on. */
  record Cancelled(int number) implements JournalLine {}

  /** An instance is not what its runs read: those above are history, and due again. */
  record Changed(String instance) implements JournalLine {}

  /** A run ended. */
  record Ended(int number, Run run, Outcome outcome) implements JournalLine {}
}

package io.spacemoe.lab.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;

/** What came out of a task; a line of JSON. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Result.Solved.class, name = "solved"),
  @JsonSubTypes.Type(value = Result.Placed.class, name = "placed")
})
public sealed interface Result {
  /**
   * Of an engine on an instance.
   *
   * @param outcome what came of it
   * @param solution the text of its solution file, where that could not be written to its place;
   *     empty when it is there, or when there is none
   */
  record Solved(Outcome outcome, Optional<String> solution) implements Result {}

  /**
   * Of a scheme on a scenario.
   *
   * @param outcome what came of it
   */
  record Placed(SchemeOutcome outcome) implements Result {}
}

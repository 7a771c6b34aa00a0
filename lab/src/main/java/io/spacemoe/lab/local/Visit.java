package io.spacemoe.lab.local;

import io.spacemoe.lab.run.JsonLines;
import io.spacemoe.lab.run.Result;
import io.spacemoe.lab.spi.Item;
import io.spacemoe.lab.spi.Reports;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What became of an item on another machine, as data.
 *
 * @param deaths of each process that died in it, what is known of that
 * @param result what came out; empty when the item was given up because of a cancellation
 */
public record Visit(List<String> deaths, Optional<Result> result) {
  /** Copies the list. */
  public Visit {
    deaths = List.copyOf(deaths);
  }

  /**
   * Reports it, on the machine of the study.
   *
   * @param item the item
   * @param reports the study's
   */
  public void report(Item item, Reports reports) {
    deaths.forEach(how -> reports.died(item, how));
    result.ifPresentOrElse(end -> reports.ended(item, end), () -> reports.cancelled(item));
  }

  /** {@return this as a line of JSON} */
  public String json() {
    return new String(JsonLines.of(this), StandardCharsets.UTF_8);
  }

  /**
   * {@return the visit of a line of JSON}
   *
   * @param json what {@link #json} gave
   */
  public static Visit of(String json) {
    return JsonLines.read(json.getBytes(StandardCharsets.UTF_8), Visit.class);
  }
}

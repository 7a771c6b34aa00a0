package io.spacemoe.lab.spi;

import io.spacemoe.lab.run.JsonLines;
import io.spacemoe.lab.run.Task;
import java.nio.charset.StandardCharsets;

/**
 * One run of a study that is to be done, as data: one engine on one instance, or one scheme on one
 * scenario.
 *
 * @param number number of the item in its study, from 0; what reports call it
 * @param task what to do
 * @param deaths how many processes have died in it before
 * @param suspect whether it may have ended the process of an earlier command, and must therefore
 *     have a process of its own
 */
public record Item(int number, Task task, int deaths, boolean suspect) {
  /** {@return this as a line of JSON} */
  public String json() {
    return new String(JsonLines.of(this), StandardCharsets.UTF_8);
  }

  /**
   * {@return the item of a line of JSON}
   *
   * @param json what {@link #json} gave
   */
  public static Item of(String json) {
    return JsonLines.read(json.getBytes(StandardCharsets.UTF_8), Item.class);
  }
}

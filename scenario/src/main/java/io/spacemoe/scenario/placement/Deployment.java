package io.spacemoe.scenario.placement;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.List;
import java.util.Locale;

/**
 * The instances of a model: each a layout of the whole model, on satellites of its own. A request
 * stays with one of them. One is the usual case.
 *
 * @param instances at least one
 */
public record Deployment(List<Layout> instances) {

  /** Copies the list. */
  public Deployment {
    instances = List.copyOf(instances);
    if (instances.isEmpty()) {
      throw new IllegalArgumentException("there is no instance; expected at least one");
    }
  }

  /** One instance. */
  public static Deployment of(Layout layout) {
    return new Deployment(List.of(layout));
  }

  /** The same without copies. */
  public Deployment primaries() {
    return new Deployment(instances.stream().map(Layout::primaries).toList());
  }

  /**
   * The layout of the only instance.
   *
   * @throws InvalidValueException when there are several
   */
  public Layout only() {
    if (instances.size() > 1) {
      throw new InvalidValueException(
          "instances",
          String.format(
              Locale.ROOT,
              "has %d instances; this is done for one alone.%nMaybe make a placement of one of them",
              instances.size()));
    }
    return instances.get(0);
  }
}

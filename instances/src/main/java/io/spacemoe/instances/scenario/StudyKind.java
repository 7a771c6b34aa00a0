package io.spacemoe.instances.scenario;

import io.spacemoe.scenario.value.InvalidValueException;
import java.util.Arrays;
import java.util.Locale;

/** What an experiment asks of every scheme on every variant. */
public enum StudyKind {
  /** How long a token takes, and under load where requests come. */
  SCHEMES,
  /** What the variant's failures cost a placement that was made before them. */
  FAILURES,
  /** Whether the placement should follow the satellites along their orbit. */
  REPLACEMENT;

  /** How files write it. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static StudyKind named(String id) {
    return Arrays.stream(values())
        .filter(kind -> kind.id().equals(id))
        .findFirst()
        .orElseThrow(
            () -> new InvalidValueException("study", id, "schemes, failures or replacement"));
  }
}

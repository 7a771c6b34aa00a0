package io.spacemoe.cli.option;

import io.spacemoe.instances.text.Names;
import java.util.Collection;
import java.util.function.Supplier;

/** What a name on the command line stands for, and which was meant where it stands for nothing. */
public final class Named {
  private Named() {}

  /**
   * What a name stands for.
   *
   * @param lookup refuses the name with an {@code IllegalArgumentException} that lists all names
   * @param known the names that there are
   * @throws UsageException with the message of the lookup and the nearest name
   */
  public static <T> T of(String name, Collection<String> known, Supplier<T> lookup) {
    try {
      return lookup.get();
    } catch (IllegalArgumentException e) {
      String maybe =
          Names.meant(name, known).map(near -> ".%nMaybe %s?".formatted(near)).orElse("");
      throw new UsageException(e.getMessage() + maybe);
    }
  }
}

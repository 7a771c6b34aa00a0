package io.spacemoe.cli.option;

import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** What schemes spacemoe and joint minimise. */
public enum LayerObjective {
  LINEAR,
  EXPECTED_MAX;

  /** Reads the name of one. */
  public static final class Reader implements ITypeConverter<LayerObjective> {
    @Override
    public LayerObjective convert(String name) {
      return Stream.of(values())
          .filter(objective -> objective.toString().equalsIgnoreCase(name.replace('_', '-')))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is no objective; there are linear and expected-max".formatted(name)));
    }
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

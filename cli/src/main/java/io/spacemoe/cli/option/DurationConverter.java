package io.spacemoe.cli.option;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads times like {@code 500ms}, {@code 10s}, {@code 1.5m} and {@code 2h}. */
public final class DurationConverter implements ITypeConverter<Duration> {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)");

  @Override
  public Duration convert(String text) {
    Matcher time = TIME.matcher(text.trim());
    if (!time.matches()) {
      throw wrong(text);
    }
    double seconds =
        Double.parseDouble(time.group(1))
            * switch (time.group(2)) {
              case "ms" -> 1e-3;
              case "s" -> 1;
              case "m" -> 60;
              default -> 3600;
            };
    Duration duration = Duration.ofNanos(Math.round(seconds * 1e9));
    if (duration.isZero()) {
      throw wrong(text);
    }
    return duration;
  }

  private static TypeConversionException wrong(String text) {
    return new TypeConversionException(
        "'%s' is not a time; expected a number above 0 with a unit, for example 500ms, 10s, 1.5m or 2h"
            .formatted(text));
  }
}

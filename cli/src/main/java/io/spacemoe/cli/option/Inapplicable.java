package io.spacemoe.cli.option;

import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;

/** Options that a command has and that what it was asked for does not use. */
public final class Inapplicable {
  private Inapplicable() {}

  /**
   * Refuses options that were given and would do nothing.
   *
   * @param why completes "--option does not apply"
   */
  public static void refuse(CommandSpec spec, String why, String... options) {
    for (String option : options) {
      if (spec.commandLine().getParseResult().hasMatchedOption(option)) {
        throw new UsageException(String.format(Locale.ROOT, "%s does not apply %s", option, why));
      }
    }
  }
}

package io.spacemoe.cli;

import io.spacemoe.cli.screen.Printable;
import io.spacemoe.instances.text.Glimpse;
import io.spacemoe.instances.text.Names;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, and where help is, in one line. */
final class Misuse {
  private static final Pattern NO_NUMBER = Pattern.compile(" is not an? (double|int|long)$");

  private Misuse() {}

  /** Says it, for its exit code. */
  static int answered(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    Printable.on(command.getErr())
        .println(
            "spacemoe: %s; `%s --help` says what there is"
                .formatted(
                    Printable.inOneLine(message(problem)),
                    command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private static String message(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return unmatched.isUnknownOption() ? unknownOption(unmatched) : unmatched(unmatched);
    }
    String message = problem.getMessage();
    boolean ofNumber = problem.getArgSpec() != null && NO_NUMBER.matcher(message).find();
    return ofNumber ? noNumber(problem) : message;
  }

  /**
   * The option that was probably meant; a letter could mean any, and what follows does not count.
   */
  private static String unknownOption(UnmatchedArgumentException problem) {
    String word = problem.getUnmatched().get(0);
    List<String> known =
        problem.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
            .filter(option -> option.startsWith("--"))
            .toList();
    return "Unknown option: '%s'%s"
        .formatted(
            Glimpse.shortened(word),
            Names.meant(word.replaceFirst("=.*", ""), known)
                .map(option -> "; maybe " + option)
                .orElse(""));
  }

  private static String unmatched(UnmatchedArgumentException problem) {
    List<String> near = problem.getSuggestions();
    return problem.getMessage() + (near.isEmpty() ? "" : "; maybe " + String.join(", ", near));
  }

  /** What the number of an option is for, with its unit. */
  private static String noNumber(ParameterException problem) {
    String description = String.join(" ", problem.getArgSpec().description());
    return NO_NUMBER.matcher(problem.getMessage()).replaceFirst(" is no number")
        + "; expected %s: %s"
            .formatted(
                problem.getArgSpec().paramLabel(),
                description.replace("%%", "%").replaceFirst("[.]$", ""));
  }
}

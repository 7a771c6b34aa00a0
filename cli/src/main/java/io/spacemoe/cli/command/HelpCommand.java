package io.spacemoe.cli.command;

import io.spacemoe.cli.option.UsageException;
import io.spacemoe.instances.text.Names;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the help of a command. */
@Command(
    name = "help",
    mixinStandardHelpOptions = true,
    description = "Shows what there is, or what a command does with which options.",
    footerHeading = "%nExamples:%n",
    footer = {"  spacemoe help", "  spacemoe help place"})
public final class HelpCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "A command. Default: all.")
  private String command;

  @Override
  public void run() {
    CommandLine all = spec.parent().commandLine();
    Map<String, CommandLine> commands = all.getSubcommands();
    CommandLine about = command == null ? all : commands.get(command);
    if (about == null) {
      throw new UsageException(
          "%s is no command; there are %s"
              .formatted(command, Names.listed(command, commands.keySet())));
    }
    about.usage(all.getOut());
  }
}

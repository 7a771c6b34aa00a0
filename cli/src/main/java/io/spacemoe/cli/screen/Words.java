package io.spacemoe.cli.screen;

import io.spacemoe.instances.text.OutputFile;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** What went wrong, in words for the one who gave the command. */
public final class Words {
  private Words() {}

  /** What a problem says; for what Java says about a file, the file and the reason. */
  public static String of(Exception problem) {
    if (problem instanceof UncheckedIOException wrapped
        && wrapped.getCause().toString().equals(wrapped.getMessage())) {
      return of(wrapped.getCause());
    }
    return problem instanceof FileSystemException file
        ? String.format(
            Locale.ROOT,
            "%s cannot be read or written: %s",
            file.getFile(),
            OutputFile.reason(file))
        : problem.getMessage();
  }
}

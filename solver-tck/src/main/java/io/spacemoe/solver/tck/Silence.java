package io.spacemoe.solver.tck;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Catches what is printed to the standard streams until it is closed. */
final class Silence implements AutoCloseable {
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream caught = new ByteArrayOutputStream();

  Silence() {
    PrintStream ear = new PrintStream(caught, true, StandardCharsets.UTF_8);
    System.setOut(ear);
    System.setErr(ear);
  }

  /** Everything printed so far. */
  String broken() {
    return caught.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }
}

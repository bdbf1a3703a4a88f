package dev.shopfloor.cli.command;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands as a shell would, for tests of other packages. */
public final class PlantRunner {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** Runs one and returns its exit code. */
  public int run(String... arguments) {
    return Plant.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  /** What all commands so far have said. */
  public String out() {
    return out.toString();
  }

  /** What all commands so far have complained of. */
  public String err() {
    return err.toString();
  }
}

package dev.shopfloor.cli.simulation.intruder;

import java.nio.file.Path;

/** Goes to the file system. */
public final class ReadsFiles {
  private ReadsFiles() {}

  static Path file() {
    return Path.of("answers.txt");
  }
}

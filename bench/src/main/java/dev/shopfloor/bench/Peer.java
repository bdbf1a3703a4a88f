package dev.shopfloor.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A handler in another language, a process of its own, which times itself.
 *
 * <p>It is called with a file that holds the event, one that holds the plant ({@link PeerPlant}),
 * and a number of rounds. It prints two lines: what it makes of the event, for {@link Handed#read},
 * and then, after a warm-up, the median over the rounds of what a message takes, in nanoseconds.
 *
 * @param language such as {@code Python}
 * @param interpreters how the interpreter may be called, the likeliest first
 * @param script its file, from the root of the repository
 */
record Peer(String language, List<String> interpreters, Path script) {
  private static final int LONGEST_SECONDS = 600;

  /** Plain Python, the {@code json} of its library. */
  static final Peer PYTHON =
      new Peer("Python", List.of("python3", "python"), Path.of("bench", "peers", "enrich.py"));

  /** Plain Node. */
  static final Peer NODE =
      new Peer("Node", List.of("node", "nodejs"), Path.of("bench", "peers", "enrich.mjs"));

  /** How an interpreter calls itself, such as {@code Python 3.11.7}, and how it is called. */
  record Found(String command, String version) {}

  /** The interpreter; nothing where this machine has none. */
  Optional<Found> found() throws IOException, InterruptedException {
    for (String interpreter : interpreters) {
      Optional<String> version = version(interpreter);
      if (version.isPresent()) {
        return Optional.of(new Found(interpreter, version.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<String> version(String interpreter) throws IOException, InterruptedException {
    Process process;
    try {
      process = new ProcessBuilder(interpreter, "--version").redirectErrorStream(true).start();
    } catch (IOException notHere) {
      return Optional.empty();
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    // python may be a Python 2, or a shim with nothing behind it
    return process.waitFor() == 0 && !said.startsWith("Python 2")
        ? Optional.of(language + " " + said.strip().replaceFirst("^\\D*", ""))
        : Optional.empty();
  }

  /**
   * Checks what it makes against ours, and lets it measure itself.
   *
   * @throws IllegalStateException if it makes something else, or fails
   */
  Measured measured(Path home, Found interpreter, byte[] event, PeerPlant plant, int rounds)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("peer");
    Path eventFile = Files.write(folder.resolve("event.json"), event);
    Path plantFile = Files.write(folder.resolve("plant.json"), plant.json());
    Path output = folder.resolve("output");
    try {
      List<String> lines =
          lines(
              List.of(
                  interpreter.command(),
                  home.resolve(script).toString(),
                  eventFile.toString(),
                  plantFile.toString(),
                  Integer.toString(rounds)),
              output);
      Handed.ofOurs(event).check(language, Handed.read(lines.getFirst()));
      double nanos = Double.parseDouble(lines.getLast());
      return Measured.of(interpreter.version() + " handler", nanos / 1_000, "µs");
    } finally {
      for (Path each : List.of(eventFile, plantFile, output, folder)) {
        Files.deleteIfExists(each);
      }
    }
  }

  private List<String> lines(List<String> command, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly().waitFor();
    }
    List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
    if (!ended || process.exitValue() != 0 || lines.size() != 2) {
      throw new IllegalStateException(
          "%s %s and said:%n%s"
              .formatted(
                  command,
                  ended ? "ended with " + process.exitValue() : "did not end",
                  String.join(System.lineSeparator(), lines)));
    }
    return lines;
  }
}

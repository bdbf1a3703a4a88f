package dev.shopfloor.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * What a run of tests says: every byte of stdout and stderr, and the message of every exception
 * that was made in this process, caught or not.
 */
public final class Heard implements AutoCloseable {
  private static final String EXCEPTION = "jdk.JavaExceptionThrow";
  private static final String ERROR = "jdk.JavaErrorThrow";

  private static @Nullable Heard present;

  private final Path output;
  private final Recording recording;
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private Heard(Path output, Recording recording) {
    this.output = output;
    this.recording = recording;
  }

  /**
   * What was heard in this process so far.
   *
   * @throws IllegalStateException when nobody listens: the module does not name {@link
   *     LeakListener}
   */
  public static synchronized Heard soFar() {
    Heard listening = present;
    if (listening == null) {
      throw new IllegalStateException(
          "nobody listens; name LeakListener in META-INF/services of the module's test resources");
    }
    return listening;
  }

  /** Begins to listen to this process, once. */
  static synchronized Heard always() {
    if (present == null) {
      present = begin();
    }
    return present;
  }

  /** Begins to listen, until {@link #close}. */
  static Heard begin() {
    try {
      Path output = Files.createTempFile("shopfloor-heard", ".txt");
      output.toFile().deleteOnExit();
      Recording recording = new Recording();
      for (String event : List.of(EXCEPTION, ERROR)) {
        // by default only so many a second are kept
        recording.enable(event).withoutStackTrace().with("throttle", "off");
      }
      recording.setToDisk(true);
      recording.start();
      Heard heard = new Heard(output, recording);
      OutputStream copy = Files.newOutputStream(output);
      System.setOut(new PrintStream(new Both(heard.out, copy), true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(new Both(heard.err, copy), true, StandardCharsets.UTF_8));
      return heard;
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** All that was printed so far. */
  public String printed() {
    try {
      return Files.readString(output, StandardCharsets.ISO_8859_1);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The exceptions that were made so far: class and message. */
  public List<String> exceptions() {
    try {
      Path file = Files.createTempFile("shopfloor-exceptions", ".jfr");
      try {
        recording.dump(file);
        List<String> found = new ArrayList<>();
        try (RecordingFile events = new RecordingFile(file)) {
          while (events.hasMoreEvents()) {
            RecordedEvent event = events.readEvent();
            found.add(event.getClass("thrownClass").getName() + ": " + event.getString("message"));
          }
        }
        return found;
      } finally {
        Files.delete(file);
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** What of it must not have been said. */
  public List<String> leaks() {
    List<String> leaks = new ArrayList<>(LeakSearch.in("the output", printed()));
    leaks.addAll(LeakSearch.in("an exception", String.join("\n", exceptions())));
    return leaks;
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
    recording.close();
  }

  private static final class Both extends OutputStream {
    private final OutputStream shown;
    private final OutputStream copy;

    private Both(OutputStream shown, OutputStream copy) {
      this.shown = shown;
      this.copy = copy;
    }

    @Override
    public synchronized void write(int letter) throws IOException {
      shown.write(letter);
      copy.write(letter);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
      shown.write(bytes, from, length);
      copy.write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
      shown.flush();
    }
  }
}

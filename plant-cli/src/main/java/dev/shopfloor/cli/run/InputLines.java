package dev.shopfloor.cli.run;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a file; gzip is recognised, {@code -} is standard input. However long a line is, it
 * takes no more memory than {@link #MOST_BYTES}.
 */
public final class InputLines implements AutoCloseable {
  /** The longest line that is kept as a whole, bytes; the longest message makes 180,000. */
  public static final int MOST_BYTES = 8 * 1024 * 1024;

  // small, so that what has been read says how far a replay is
  private static final int BUFFER = 1 << 12;

  private final String name;
  private final InputStream in;
  private final Counted counted;
  private final long size;
  private final byte[] buffer = new byte[BUFFER];
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream(512);
  private Runnable beforeWaiting = () -> {};
  private int at;
  private int end;
  private long number;

  private InputLines(String name, InputStream in, Counted counted, long size) {
    this.name = name;
    this.in = in;
    this.counted = counted;
    this.size = size;
  }

  /**
   * Opens a file.
   *
   * @throws UsageException when it cannot be opened
   */
  public static InputLines open(String name) {
    try {
      boolean standardInput = name.equals("-");
      Counted counted =
          new Counted(standardInput ? System.in : Files.newInputStream(Path.of(name)));
      InputStream raw = new BufferedInputStream(counted, BUFFER);
      raw.mark(2);
      boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return new InputLines(
          name,
          gzip ? new GZIPInputStream(raw, BUFFER) : raw,
          counted,
          standardInput ? 0 : Files.size(Path.of(name)));
    } catch (IOException unreadable) {
      String why =
          unreadable instanceof NoSuchFileException
              ? "there is no such file"
              : String.valueOf(unreadable.getMessage());
      throw new UsageException(
          name + " cannot be read: " + why + "; name a file of message lines", unreadable);
    }
  }

  /** Runs this each time before the next bytes have to be waited for. */
  public void beforeWaiting(Runnable action) {
    beforeWaiting = action;
  }

  /**
   * A line.
   *
   * @param bytes without the end of the line; the first {@link #MOST_BYTES} of a longer one; not to
   *     be changed
   * @param length how long it is, bytes
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on at once and never compared
  public record Line(byte[] bytes, long length) {
    /** Whether it is longer than what is kept of it. */
    public boolean cut() {
      return length > bytes.length;
    }

    /** Whether it holds nothing but blanks. */
    public boolean blank() {
      for (byte each : bytes) {
        if (each != ' ' && each != '\t' && each != '\r') {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * The next line that is not blank, or null at the end.
   *
   * @throws IOException when the rest cannot be read
   */
  public @Nullable Line next() throws IOException {
    Line line = line();
    while (line != null && line.blank()) {
      line = line();
    }
    return line;
  }

  private @Nullable Line line() throws IOException {
    if (at == end && !fill()) {
      return null;
    }
    number++;
    begun.reset();
    long length = 0;
    do {
      int from = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      length += at - from;
      if (at < end && begun.size() == 0 && length == at - from) {
        return new Line(Arrays.copyOfRange(buffer, from, at++), length);
      }
      begun.write(buffer, from, Math.min(at - from, MOST_BYTES - begun.size()));
    } while (at == end && fill());
    at = Math.min(end, at + 1);
    return new Line(begun.toByteArray(), length);
  }

  private boolean fill() throws IOException {
    if (in.available() == 0) {
      beforeWaiting.run();
    }
    at = 0;
    end = Math.max(0, in.read(buffer));
    return end > 0;
  }

  /** Where the line read last stands, such as {@code day.jsonl:17}. */
  public String place() {
    return (name.equals("-") ? "standard input" : name) + ':' + number;
  }

  /** Bytes read so far, as they lie on the disk. */
  long read() {
    return size == 0 ? 0 : counted.bytes;
  }

  /** The file's size, bytes; 0 for standard input. */
  long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Counts what is read, for a progress bar that does not read the file twice. */
  private static final class Counted extends FilterInputStream {
    private long bytes;

    private Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      bytes += next < 0 ? 0 : 1;
      return next;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int number = super.read(buffer, from, length);
      bytes += Math.max(0, number);
      return number;
    }
  }
}

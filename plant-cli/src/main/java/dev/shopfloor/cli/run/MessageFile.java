package dev.shopfloor.cli.run;

import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of message lines, {@code {"topic","receivedAt","payload"}} or with {@code "base64"} for
 * bytes; gzip is recognised, {@code -} is standard input.
 */
final class MessageFile implements AutoCloseable {
  // small, so that what has been read says how far a replay is
  private static final int BUFFER = 1 << 12;
  private static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();
  private static final long LATEST = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

  private final String name;
  private final InputStream in;
  private final Counted counted;
  private final long size;
  private long lines;

  private MessageFile(String name, InputStream in, Counted counted, long size) {
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
  static MessageFile open(String name) {
    try {
      boolean standardInput = name.equals("-");
      Counted counted =
          new Counted(standardInput ? System.in : Files.newInputStream(Path.of(name)));
      InputStream raw = new BufferedInputStream(counted, BUFFER);
      raw.mark(2);
      boolean gzip = raw.read() == 0x1f && raw.read() == 0x8b;
      raw.reset();
      return new MessageFile(
          name,
          gzip ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER), BUFFER) : raw,
          counted,
          standardInput ? 0 : Files.size(Path.of(name)));
    } catch (IOException unreadable) {
      throw new UsageException(
          name + " cannot be read: " + reason(unreadable) + "; name a file of message lines",
          unreadable);
    }
  }

  /**
   * The next message, or null at the end; blank lines are passed over.
   *
   * @throws UsageException when a line is no message line; it names file and line
   */
  @Nullable MessageLine next() {
    try {
      for (byte[] line = line(); line != null; line = line()) {
        lines++;
        if (!new String(line, StandardCharsets.UTF_8).isBlank()) {
          return parse(line);
        }
      }
      return null;
    } catch (IOException bad) {
      throw new UsageException(
          "%s:%d: no message line: %s; a line is {\"topic\":...,\"receivedAt\":<ms>,\"payload\":...}"
              .formatted(name, lines, reason(bad)),
          bad);
    }
  }

  private byte @Nullable [] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    int next = in.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toByteArray();
  }

  private static MessageLine parse(byte[] line) throws IOException {
    String topic = null;
    Long receivedAt = null;
    byte[] payload = null;
    try (JsonParser json = Json.factory().createParser(line)) {
      Json.enterObject(json);
      for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
        json.nextToken();
        switch (field) {
          case "topic" -> topic = Json.text(json, field);
          case "receivedAt" -> receivedAt = Json.whole(json, field);
          case "base64" -> payload = decode(Json.text(json, field));
          case "payload" -> payload = slice(json, line);
          default -> json.skipChildren();
        }
      }
    }
    return new MessageLine(
        Json.required(topic, "topic"),
        millis(Json.required(receivedAt, "receivedAt")),
        Json.required(payload, "payload"));
  }

  /** A time in another unit would let decades of minutes tick before the next message. */
  private static long millis(long receivedAt) throws IOException {
    if (receivedAt < EARLIEST || receivedAt > LATEST) {
      throw new IOException(
          "\"receivedAt\" is %d, which is not from 2000 to 2100 in milliseconds since 1970"
              .formatted(receivedAt));
    }
    return receivedAt;
  }

  private static byte[] decode(String base64) throws IOException {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException bad) {
      throw new IOException("\"base64\" is no base 64: " + bad.getMessage(), bad);
    }
  }

  /** The very bytes of the payload: written anew, 10.0 or a repeated name might look otherwise. */
  private static byte[] slice(JsonParser json, byte[] line) throws IOException {
    int from = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    return Arrays.copyOfRange(line, from, (int) json.currentLocation().getByteOffset());
  }

  private static String reason(IOException cause) {
    return switch (cause) {
      case java.nio.file.NoSuchFileException missing -> "there is no such file";
      case com.fasterxml.jackson.core.JsonProcessingException bad -> bad.getOriginalMessage();
      default -> String.valueOf(cause.getMessage());
    };
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

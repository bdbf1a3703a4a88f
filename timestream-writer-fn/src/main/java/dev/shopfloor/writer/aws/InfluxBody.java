package dev.shopfloor.writer.aws;

import dev.shopfloor.writer.Lines;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** The body of a request: lines, compressed. */
final class InfluxBody {
  private static final int FASTEST_GZIP = 1;

  private InfluxBody() {}

  /**
   * Makes it.
   *
   * @param records of the lines, by their index
   */
  static byte[] of(Lines lines, List<Integer> records) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(16 * 1024);
    try (OutputStream gzip = new Gzip(body)) {
      for (int record : records) {
        lines.writeTo(gzip, record);
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return body.toByteArray();
  }

  /** Line protocol repeats itself so much that the fastest level is nearly as small as the best. */
  private static final class Gzip extends GZIPOutputStream {
    private Gzip(OutputStream out) throws IOException {
      super(out, 8 * 1024);
      def.setLevel(FASTEST_GZIP);
    }
  }
}

package dev.shopfloor.enrich.sparkplug;

import dev.shopfloor.enrich.FlatJsonDecoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/**
 * Payloads inside payloads: edge nodes may pack a payload with GZIP or DEFLATE into the body of
 * another one, under a uuid that says so.
 */
final class Compression {
  /** The uuid of a payload whose body is another one, packed. */
  static final String UUID = "SPBV1.0_COMPRESSED";

  /** The most bytes that are unpacked; a birth shrinks to a fifth or a tenth. */
  static final int MOST_BYTES = 4 * FlatJsonDecoder.MAX_BYTES;

  private static final int GZIP_FIRST = 0x1f;

  private Compression() {}

  static byte[] unpack(byte[] body) throws MalformedException {
    // a body in zlib's form never begins so: its first byte names the method
    boolean gzip = body.length > 0 && body[0] == GZIP_FIRST;
    ByteArrayInputStream packed = new ByteArrayInputStream(body);
    try (InputStream in = gzip ? new GZIPInputStream(packed) : new InflaterInputStream(packed)) {
      byte[] read = in.readNBytes(MOST_BYTES + 1);
      if (read.length > MOST_BYTES) {
        throw new MalformedException(
            "the compressed body has more than %d bytes".formatted(MOST_BYTES));
      }
      return read;
    } catch (IOException damaged) {
      throw new MalformedException(
          "the compressed body cannot be unpacked: " + damaged.getMessage());
    }
  }
}

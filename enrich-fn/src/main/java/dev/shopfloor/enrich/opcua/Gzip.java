package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.DocReader;
import dev.shopfloor.enrich.FlatJsonDecoder;
import dev.shopfloor.model.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Reads JSON that was compressed by gzip, as publishers do with large key frames. */
final class Gzip {
  /** The most bytes read; a few bytes may stand for far more. */
  static final int MOST = 8 * FlatJsonDecoder.MAX_BYTES;

  private Gzip() {}

  /** Whether the payload begins as gzip does; no JSON begins so. */
  static boolean is(byte[] bytes) {
    return bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
  }

  static DocReader.Read read(byte[] bytes) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return DocReader.read(in.readNBytes(MOST + 1), MOST);
    } catch (IOException broken) {
      return new DocReader.Read.Bad(
          new Refused(
              Reason.MALFORMED_BINARY,
              null,
              "the payload begins as gzip and cannot be expanded: " + broken.getMessage()));
    }
  }
}

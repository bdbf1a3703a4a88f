package dev.shopfloor.enrich.aws;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Bytes as attributes, packed: definitions repeat themselves, and an item holds 400 KB. */
final class Gzip {
  private Gzip() {}

  static AttributeValue pack(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(out.toByteArray()));
  }

  static byte[] unpack(AttributeValue packed) {
    try (GZIPInputStream gzip =
        new GZIPInputStream(new ByteArrayInputStream(packed.b().asByteArrayUnsafe()))) {
      return gzip.readAllBytes();
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}

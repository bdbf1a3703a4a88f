package dev.shopfloor.cli.page;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of an unknown sender as text that people can read. */
final class PrintableBytes {
  private static final int MOST = 400;

  private PrintableBytes() {}

  /** The first bytes as UTF-8; what is no character, or steers a screen, becomes U+FFFD. */
  static String text(byte[] bytes) {
    byte[] first = bytes.length > MOST ? Arrays.copyOf(bytes, MOST) : bytes;
    String text =
        new String(first, StandardCharsets.UTF_8)
            .replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\p{Cf}&&[^\\n\\t]]", "\uFFFD");
    return bytes.length > MOST ? text + "\u2026" : text;
  }
}

package dev.shopfloor.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Names made from content, so that the same thing gets the same name wherever and whenever it is
 * made.
 */
public final class Ids {
  private static final char[] ALPHABET = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
  private static final int LENGTH = 26;

  private Ids() {}

  /**
   * A name of 26 letters and digits (130 bits of SHA-256, base 32).
   *
   * @param parts what the name stands for; their number and borders count, so ("ab","c") and
   *     ("a","bc") differ
   */
  public static String of(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      for (int shift = 24; shift >= 0; shift -= 8) {
        digest.update((byte) (bytes.length >>> shift));
      }
      digest.update(bytes);
    }
    return base32(digest.digest());
  }

  /** A name for bytes. */
  public static String of(byte[] bytes) {
    return base32(sha256().digest(bytes));
  }

  private static String base32(byte[] hash) {
    StringBuilder text = new StringBuilder(LENGTH);
    int bits = 0;
    int buffer = 0;
    for (int at = 0; text.length() < LENGTH; ) {
      if (bits < 5) {
        buffer = (buffer << 8) | (hash[at++] & 0xff);
        bits += 8;
      }
      bits -= 5;
      text.append(ALPHABET[(buffer >>> bits) & 31]);
    }
    return text.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}

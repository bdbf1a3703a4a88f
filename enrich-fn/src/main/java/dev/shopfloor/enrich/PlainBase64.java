package dev.shopfloor.enrich;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Base64 (RFC 4648, section 4) with its padding, out of the midst of other bytes and into nothing
 * but the result; the JDK's decoder wants an array of its own or wraps this one twice.
 */
final class PlainBase64 {
  private static final byte[] BITS = bits();

  private PlainBase64() {}

  private static byte[] bits() {
    byte[] bits = new byte[256];
    Arrays.fill(bits, (byte) -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int at = 0; at < alphabet.length(); at++) {
      bits[alphabet.charAt(at)] = (byte) at;
    }
    return bits;
  }

  /**
   * Decodes.
   *
   * @param from the first byte of the text
   * @param to the byte after its last
   * @return null where anything is not as it should be, a missing end included
   */
  static byte @Nullable [] decode(byte[] in, int from, int to) {
    if ((to - from) % 4 != 0) {
      return null;
    }
    int end = to;
    while (end > from && to - end < 2 && in[end - 1] == '=') {
      end--;
    }
    int whole = from + (end - from) / 4 * 4;
    byte[] out = new byte[(end - from) * 3 / 4];
    int put = 0;
    int wrong = 0;
    for (int at = from; at < whole; at += 4) {
      int four =
          bits(in[at]) << 18 | bits(in[at + 1]) << 12 | bits(in[at + 2]) << 6 | bits(in[at + 3]);
      wrong |= four;
      out[put++] = (byte) (four >> 16);
      out[put++] = (byte) (four >> 8);
      out[put++] = (byte) four;
    }
    if (end > whole) {
      int last = bits(in[whole]) << 18 | bits(in[whole + 1]) << 12;
      last |= end - whole == 3 ? bits(in[whole + 2]) << 6 : 0;
      wrong |= last;
      out[put++] = (byte) (last >> 16);
      if (put < out.length) {
        out[put] = (byte) (last >> 8);
      }
    }
    return wrong < 0 ? null : out;
  }

  /** Below 0 for what is not of the alphabet, in whichever place it stands. */
  private static int bits(byte of) {
    return BITS[of & 0xff];
  }
}

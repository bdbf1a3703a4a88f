package dev.shopfloor.writer;

import java.util.List;

/** A short name for a set of tags. */
final class TagSet {
  /** The characters of a name. */
  static final int LENGTH = 8;

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int BITS = 5;

  private TagSet() {}

  /**
   * The name: eight digits and letters, a hash of 40 bits. Only sets of one asset and one instant
   * ever meet, so two of them share a name once in 10^12 meetings.
   *
   * @param tags sorted
   */
  static String name(List<String> tags) {
    long hash = 0xCBF29CE484222325L;
    for (String tag : tags) {
      for (int at = 0; at <= tag.length(); at++) {
        // what ends a tag is no character of one
        hash = (hash ^ (at < tag.length() ? tag.charAt(at) + 1 : 0)) * 0x100000001B3L;
      }
    }
    long mixed = Mix.bits(hash);
    char[] name = new char[LENGTH];
    for (int at = 0; at < LENGTH; at++) {
      name[at] = DIGITS.charAt((int) (mixed >>> (at * BITS)) & 31);
    }
    return new String(name);
  }
}

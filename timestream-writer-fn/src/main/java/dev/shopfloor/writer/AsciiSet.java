package dev.shopfloor.writer;

/**
 * Some characters of ASCII.
 *
 * @param low the bits of those below 64
 * @param high the bits of the others
 */
record AsciiSet(long low, long high) {
  /** The characters of a text. */
  static AsciiSet of(String characters) {
    long low = 0;
    long high = 0;
    for (int at = 0; at < characters.length(); at++) {
      char one = characters.charAt(at);
      // a shift goes by the last six bits of its distance
      low |= one < Long.SIZE ? 1L << one : 0;
      high |= one < Long.SIZE ? 0 : 1L << one;
    }
    return new AsciiSet(low, high);
  }

  /** Whether a character below 128 is one of them. */
  boolean holds(char ascii) {
    return ((ascii < Long.SIZE ? low : high) >>> ascii & 1) != 0;
  }
}

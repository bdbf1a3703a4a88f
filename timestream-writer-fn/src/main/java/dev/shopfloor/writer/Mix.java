package dev.shopfloor.writer;

/** Spreads what distinguishes two numbers over all 64 bits. */
final class Mix {
  private Mix() {}

  /** The finalizer of MurmurHash3 (Appleby, public domain): each bit of it depends on all. */
  static long bits(long number) {
    long mixed = (number ^ number >>> 33) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ mixed >>> 33) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ mixed >>> 33;
  }
}

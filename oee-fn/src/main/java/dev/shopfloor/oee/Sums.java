package dev.shopfloor.oee;

/** Sums and products of numbers that nobody should meet, which stay at the largest there is. */
final class Sums {
  private Sums() {}

  /** Of two numbers that are 0 or more. */
  static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  /** Of two numbers that are 0 or more. */
  static long product(long one, long other) {
    long high = Math.multiplyHigh(one, other);
    long low = one * other;
    return high != 0 || low < 0 ? Long.MAX_VALUE : low;
  }
}

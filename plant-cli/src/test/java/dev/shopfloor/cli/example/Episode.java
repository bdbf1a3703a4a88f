package dev.shopfloor.cli.example;

/**
 * A stretch of the day with a state of its own.
 *
 * @param from seconds since the day's start
 * @param to its end, not included
 * @param state the machine's own word for it
 */
record Episode(int from, int to, String state) {
  boolean covers(int second) {
    return second >= from && second < to;
  }
}

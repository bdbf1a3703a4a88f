package dev.shopfloor.cli.oee;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table for people: columns as wide as they must be, texts to the left, numbers to the right. */
final class TextTable {
  private static final String GAP = "  ";

  private static final String NUMBERS = ">";

  private final List<String> heads;
  private final List<Boolean> numbers;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param heads of the columns; one that begins with &gt; stands over numbers
   */
  TextTable(String... heads) {
    this.heads = Arrays.stream(heads).map(head -> head.replace(NUMBERS, "")).toList();
    this.numbers = Arrays.stream(heads).map(head -> head.startsWith(NUMBERS)).toList();
  }

  void row(String... cells) {
    if (cells.length != heads.size()) {
      throw new IllegalArgumentException(
          "a row has " + heads.size() + " cells, not " + cells.length);
    }
    rows.add(List.of(cells));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(PrintWriter out) {
    int[] widths = new int[heads.size()];
    measure(widths, heads);
    rows.forEach(row -> measure(widths, row));
    print(out, widths, heads);
    rows.forEach(row -> print(out, widths, row));
  }

  private static void measure(int[] widths, List<String> cells) {
    for (int at = 0; at < widths.length; at++) {
      widths[at] = Math.max(widths[at], cells.get(at).length());
    }
  }

  private void print(PrintWriter out, int[] widths, List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int at = 0; at < widths.length; at++) {
      String pad = " ".repeat(widths[at] - cells.get(at).length());
      line.append(GAP).append(numbers.get(at) ? pad + cells.get(at) : cells.get(at) + pad);
    }
    out.println(line.toString().stripTrailing());
  }
}

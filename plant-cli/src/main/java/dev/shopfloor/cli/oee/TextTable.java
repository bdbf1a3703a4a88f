package dev.shopfloor.cli.oee;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** A table for people: columns as wide as they must be, texts to the left, numbers to the right. */
final class TextTable {
  private static final String GAP = "  ";

  private final List<String> heads;
  private final int texts;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param texts how many columns, from the first on, are texts; so is the last one
   */
  TextTable(int texts, String... heads) {
    this.texts = texts;
    this.heads = List.of(heads);
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
      boolean left = at < texts || at == widths.length - 1;
      line.append(GAP).append(left ? cells.get(at) + pad : pad + cells.get(at));
    }
    out.println(line.toString().stripTrailing());
  }
}

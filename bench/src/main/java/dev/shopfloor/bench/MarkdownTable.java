package dev.shopfloor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A table that can also be read where nobody renders it: columns are aligned. */
final class MarkdownTable {
  private MarkdownTable() {}

  /** The table without the columns that are empty in all lines. */
  static String of(List<String> heads, List<List<String>> lines) {
    int[] used =
        IntStream.range(0, heads.size())
            .filter(column -> lines.stream().anyMatch(line -> !line.get(column).isEmpty()))
            .toArray();
    List<List<String>> all = new ArrayList<>();
    all.add(heads);
    all.addAll(lines);
    int[] widths = new int[heads.size()];
    for (int column : used) {
      widths[column] = all.stream().mapToInt(line -> length(line.get(column))).max().orElse(0);
    }
    StringBuilder text = new StringBuilder();
    text.append(line(heads, used, widths));
    text.append(
        IntStream.of(used)
            .mapToObj(column -> "-".repeat(Math.max(3, widths[column])))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    lines.forEach(each -> text.append(line(each, used, widths)));
    return text.toString();
  }

  private static String line(List<String> cells, int[] used, int[] widths) {
    return IntStream.of(used)
        .mapToObj(column ->
            cells.get(column) + " ".repeat(Math.max(3, widths[column]) - length(cells.get(column))))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}

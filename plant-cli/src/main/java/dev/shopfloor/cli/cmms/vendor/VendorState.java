package dev.shopfloor.cli.cmms.vendor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The records and tokens that a played system holds. */
final class VendorState {
  private final Map<String, List<Row>> tables = new LinkedHashMap<>();
  private final Map<String, Integer> counters;
  private final List<String> tokens = new ArrayList<>();
  private int issued;
  private boolean refusing;

  VendorState(Vendor vendor) {
    counters = new LinkedHashMap<>(vendor.counters());
    vendor
        .tables()
        .forEach((name, rows) -> {
          List<Row> table = rows(name);
          rows.forEach(row -> table.add(new Row(Long.MIN_VALUE, new LinkedHashMap<>(row))));
        });
  }

  /** A record and when it was made, ns since the epoch. */
  private record Row(long made, Map<String, Object> fields) {}

  private List<Row> rows(String table) {
    return tables.computeIfAbsent(table, name -> new ArrayList<>());
  }

  /** The number that the next record of a table gets. */
  int next(String table) {
    return counters.getOrDefault(table, 1);
  }

  /** All records, or those that a lagging search sees. */
  Map<String, Object> shown(long now, @Nullable Duration lag) {
    Map<String, Object> shown = new LinkedHashMap<>();
    tables.forEach((name, rows) -> {
      List<Map<String, Object>> seen = new ArrayList<>();
      for (Row row : rows) {
        if (lag == null || row.made() <= now - lag.toNanos()) {
          seen.add(row.fields());
        }
      }
      shown.put(name, seen);
    });
    return shown;
  }

  int count() {
    return tables.values().stream().mapToInt(List::size).sum();
  }

  List<Map<String, Object>> records(String table) {
    return rows(table).stream().map(Row::fields).toList();
  }

  void make(String table, Map<String, Object> record, long now) {
    rows(table).add(new Row(now, record));
    counters.merge(table, next(table) + 1, (before, after) -> after);
  }

  /** The records that fit, as they are afterwards. */
  List<Map<String, Object>> change(
      String table,
      Predicate<Map<String, Object>> fits,
      UnaryOperator<Map<String, Object>> changed) {
    List<Map<String, Object>> all = new ArrayList<>();
    rows(table)
        .replaceAll(row -> {
          if (!fits.test(row.fields())) {
            return row;
          }
          Map<String, Object> fields = changed.apply(row.fields());
          all.add(fields);
          return new Row(row.made(), fields);
        });
    return all;
  }

  void remove(String table, Predicate<Map<String, Object>> fits) {
    rows(table).removeIf(row -> fits.test(row.fields()));
  }

  List<String> tokens() {
    return refusing ? List.of() : List.copyOf(tokens);
  }

  String issue() {
    issued++;
    String token = "played-token-%d-%08x".formatted(issued, issued * 0x9E3779B1);
    tokens.add(token);
    return token;
  }

  /** How many tokens were ever issued. */
  int issued() {
    return issued;
  }

  /** No token will hold. */
  void refuse() {
    refusing = true;
  }

  void expire() {
    tokens.clear();
  }
}

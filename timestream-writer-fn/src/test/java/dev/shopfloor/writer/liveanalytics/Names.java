package dev.shopfloor.writer.liveanalytics;

import static dev.shopfloor.writer.liveanalytics.Refusal.check;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What may be called how; from the page "Quotas": naming constraints and system identifiers. */
final class Names {
  private static final int MOST_OF_DIMENSION = 60;
  private static final int MOST_OF_MEASURE = 256;
  private static final int LEAST_OF_TABLE = 3;
  private static final int MOST_OF_TABLE = 256;
  private static final Set<String> RESERVED =
      Set.of("time", "measure_value", "ts_non_existent_col");

  private Names() {}

  static void checkDimension(String name) throws Refusal {
    checkColumn(name, MOST_OF_DIMENSION);
  }

  static void checkMeasure(String name) throws Refusal {
    checkColumn(name, MOST_OF_MEASURE);
  }

  /** The name of a database or a table. */
  static void checkTable(String name) throws Refusal {
    check(
        name.matches("[a-zA-Z0-9_.-]+")
            && name.length() >= LEAST_OF_TABLE
            && name.length() <= MOST_OF_TABLE,
        "no name of a database or table: " + name);
  }

  private static void checkColumn(String name, int most) throws Refusal {
    check(!name.isEmpty() && bytes(name) <= most, "name of 1 to " + most + " bytes: " + name);
    check(
        !RESERVED.contains(name)
            && !name.startsWith("ts_")
            && !name.startsWith("measure_name")
            && name.indexOf(':') < 0,
        "reserved name " + name);
  }

  static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

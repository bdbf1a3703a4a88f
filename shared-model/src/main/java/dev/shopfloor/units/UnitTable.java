package dev.shopfloor.units;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The unit table of {@code units.txt}, indexed by spelling. */
final class UnitTable {
  private static final String FILE = "units.txt";
  private static final int SHORTEST_FOLDED = 4;
  private static final int SHORTEST_FOLDED_AFTER_M = 6;

  private final List<Unit> units = new ArrayList<>();
  private final Map<String, Unit> exact = new HashMap<>();
  private final Map<String, Unit> folded = new HashMap<>();
  private final Set<String> clashes = new HashSet<>();

  private UnitTable(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        addRow(line);
      }
    }
    clashes.forEach(folded::remove);
  }

  static UnitTable shared() {
    return Shared.TABLE;
  }

  @Nullable Unit find(String text) {
    String normal = UnitText.normal(text);
    Unit found = exact.get(normal);
    return found != null || !folds(normal) ? found : folded.get(normal.toLowerCase(Locale.ROOT));
  }

  List<Unit> units() {
    return Collections.unmodifiableList(units);
  }

  Set<String> spellings() {
    return Collections.unmodifiableSet(exact.keySet());
  }

  private void addRow(String line) {
    String[] cells = line.split("\\|", -1);
    Unit unit =
        new Unit(
            cells[1].strip(),
            Kind.valueOf(cells[0].strip()),
            number(cells[2].strip()),
            number(cells[3].strip()));
    units.add(unit);
    add(unit.code(), unit);
    for (String spelling : cells[4].split(",", -1)) {
      if (!spelling.isBlank()) {
        add(spelling.strip(), unit);
      }
    }
  }

  private void add(String spelling, Unit unit) {
    String normal = UnitText.normal(spelling);
    Unit other = exact.putIfAbsent(normal, unit);
    if (other != null && !other.equals(unit)) {
      throw new IllegalStateException(
          "\"%s\" in %s means %s and %s".formatted(normal, FILE, other.code(), unit.code()));
    }
    if (folds(normal)) {
      String key = normal.toLowerCase(Locale.ROOT);
      Unit twin = folded.putIfAbsent(key, unit);
      if (twin != null && !twin.equals(unit)) {
        clashes.add(key);
      }
    }
  }

  // mW is not MW and mPa.s is not MPa.s: case is left out of account only where it cannot be a
  // prefix
  private static boolean folds(String text) {
    boolean prefix = text.startsWith("m") || text.startsWith("M");
    return text.length() >= (prefix ? SHORTEST_FOLDED_AFTER_M : SHORTEST_FOLDED);
  }

  private static double number(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? Double.parseDouble(text)
        : Double.parseDouble(text.substring(0, slash))
            / Double.parseDouble(text.substring(slash + 1));
  }

  private static final class Shared {
    private static final UnitTable TABLE = load();

    private static UnitTable load() {
      try (InputStream in = UnitTable.class.getResourceAsStream(FILE)) {
        if (in == null) {
          throw new IllegalStateException(FILE + " is not on the class path");
        }
        return new UnitTable(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(FILE, unreadable);
      }
    }
  }
}

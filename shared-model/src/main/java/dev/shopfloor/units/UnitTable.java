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
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The unit table of {@code units.txt}, indexed by code and spelling. */
final class UnitTable {
  private static final String FILE = "units.txt";

  private final List<Unit> units = new ArrayList<>();
  private final Map<String, Unit> codes = new HashMap<>();
  private final Map<String, Meaning> exact = new HashMap<>();
  private final Map<String, List<Meaning>> wanted = new HashMap<>();
  private final Map<String, Meaning> folded = new HashMap<>();
  private final Map<String, Meaning> unece = new HashMap<>();
  private final Set<String> clashes = new HashSet<>();

  private UnitTable(BufferedReader lines) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        addRow(line.split("\\|", -1));
      }
    }
    for (String clash : clashes) {
      folded.remove(clash);
    }
  }

  static UnitTable shared() {
    return Shared.TABLE;
  }

  /** What a normal text means, spelled exactly so. */
  @Nullable Meaning named(String normal) {
    return exact.get(normal);
  }

  /** What a text, folded, means; nothing where units differ in case only. */
  @Nullable Meaning folded(String folded) {
    return this.folded.get(folded);
  }

  /** What a normal text means where this kind is wanted, if anything else than otherwise. */
  @Nullable Meaning named(String normal, Kind kind) {
    for (Meaning meaning : wanted.getOrDefault(normal, List.of())) {
      if (meaning.unit().kind() == kind) {
        return meaning;
      }
    }
    return null;
  }

  /** The unit of this code, as written in the table. */
  @Nullable Unit code(String code) {
    return codes.get(code);
  }

  /** What a common code of UNECE's Recommendation 20 means. */
  @Nullable Meaning unece(String code) {
    return unece.get(code);
  }

  List<Unit> units() {
    return Collections.unmodifiableList(units);
  }

  Set<String> spellings() {
    return Collections.unmodifiableSet(exact.keySet());
  }

  private void addRow(String[] cells) {
    String[] kinds = cells[0].strip().split(" ", -1);
    Kind kind = Kind.valueOf(kinds[0]);
    String name = cells[1].strip();
    boolean metric = name.startsWith("+");
    String code = metric ? name.substring(1) : name;
    String measure = kinds.length > 1 ? kinds[1] : kind == Kind.SCALE ? code : kind.measure();
    Unit unit = new Unit(code, kind, measure, number(cells[2].strip()), number(cells[3].strip()));
    units.add(unit);
    if (codes.put(code, unit) != null) {
      throw new IllegalStateException(code + " stands twice in " + FILE);
    }
    for (String spelling : cells[4].split(",", -1)) {
      add(spelling.strip(), unit);
    }
    if (!exact.containsKey(UnitText.normal(code))) {
      put(UnitText.normal(code), new Meaning(unit, Meaning.Doubt.NONE, metric));
    }
    for (String each : cells.length > 5 ? cells[5].split(",", -1) : new String[0]) {
      addUnece(each.strip(), unit);
    }
  }

  private void add(String marked, Unit unit) {
    int from = 0;
    boolean onlyWanted = false;
    boolean metric = false;
    Meaning.Doubt doubt = Meaning.Doubt.NONE;
    while (from + 1 < marked.length() && "^~?+".indexOf(marked.charAt(from)) >= 0) {
      switch (marked.charAt(from++)) {
        case '^' -> onlyWanted = true;
        case '~' -> doubt = Meaning.Doubt.UNLESS_WANTED;
        case '?' -> doubt = Meaning.Doubt.ALWAYS;
        default -> metric = true;
      }
    }
    String normal = UnitText.normal(marked.substring(from));
    Meaning meaning = new Meaning(unit, doubt, metric);
    if (onlyWanted) {
      List<Meaning> others = wanted.getOrDefault(normal, List.of());
      List<Meaning> all = new ArrayList<>(others);
      all.add(meaning);
      wanted.put(normal, all);
    } else if (!normal.isEmpty()) {
      put(normal, meaning);
    }
  }

  private void put(String normal, Meaning meaning) {
    Meaning other = exact.putIfAbsent(normal, meaning);
    if (other != null && !same(other, meaning)) {
      throw new IllegalStateException(
          "\"%s\" in %s means %s and %s"
              .formatted(normal, FILE, other.unit().code(), meaning.unit().code()));
    }
    String key = UnitText.folded(normal);
    Meaning twin = folded.putIfAbsent(key, meaning);
    if (twin != null && !same(twin, meaning)) {
      clashes.add(key);
    }
  }

  // the table is read at a cold start: no lambda and no record's equals, whose first use is dear
  private static boolean same(Meaning one, Meaning other) {
    return one.unit().code().equals(other.unit().code());
  }

  private static boolean letter(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private void addUnece(String marked, Unit unit) {
    boolean trap = marked.startsWith("~");
    String code = trap ? marked.substring(1) : marked;
    // two letters are too few to tell a code from a unit's own spelling
    boolean letters = code.length() == 2 && letter(code.charAt(0)) && letter(code.charAt(1));
    Meaning.Doubt doubt = trap || letters ? Meaning.Doubt.UNLESS_WANTED : Meaning.Doubt.NONE;
    if (!code.isEmpty() && unece.put(code, new Meaning(unit, doubt, false)) != null) {
      throw new IllegalStateException("code " + code + " stands twice in " + FILE);
    }
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

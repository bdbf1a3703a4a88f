package dev.shopfloor.cli.model;

import dev.shopfloor.model.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A plant of two sites with random rules, which it can write as a file and read by itself. */
final class RandomRules {
  private static final long NANOS = 1_000_000_000L;
  private static final Instant CHANGE = Instant.parse("2026-11-20T05:00:00Z");
  private static final List<String> NAMES = List.of("pump1", "pump2", "mill1");
  private static final List<String> PATTERNS =
      List.of("pump1", "pump*", "*1", "mill*", "*", "oil", "oil*", "E1", "E*");
  private static final List<String> WORDS = List.of("pump1", "oil", "oil_t", "E1", "E12", "mill");
  private static final List<String> KINDS = List.of("THRESHOLD", "STOP", "DATA_QUALITY");

  private final List<NaiveRule> plant = new ArrayList<>();
  private final List<NaiveRule> berlin = new ArrayList<>();

  RandomRules(Random random) {
    for (int each = random.nextInt(8); each > 0; each--) {
      plant.add(rule(random, "p" + each, false));
    }
    for (int each = random.nextInt(4); each > 0; each--) {
      berlin.add(rule(random, "b" + each, true));
    }
  }

  /** What is asked; the machine type is told by asset and time. */
  record Question(
      String site,
      String asset,
      String type,
      String kind,
      String signal,
      @Nullable String code,
      Severity severity,
      long time) {}

  /** A rule as it is written; null for what it does not say. */
  record NaiveRule(
      String name,
      @Nullable String asset,
      @Nullable String type,
      @Nullable String site,
      @Nullable String kind,
      @Nullable String signal,
      @Nullable String code,
      @Nullable Severity least,
      @Nullable Instant since,
      @Nullable String severity,
      @Nullable String priority,
      @Nullable String from,
      @Nullable String route,
      @Nullable String mute) {
    boolean fits(Question of) {
      return like(asset, of.asset)
          && like(type, of.type)
          && like(site, of.site)
          && (kind == null || kind.equals(of.kind))
          && like(signal, of.signal)
          && (of.code == null ? code == null : like(code, of.code))
          && (least == null || of.severity.compareTo(least) >= 0)
          && (since == null || of.time >= since.getEpochSecond() * NANOS);
    }

    private static boolean like(@Nullable String pattern, String text) {
      return pattern == null
          || Pattern.matches(
              Stream.of(pattern.split("(?<=\\*)|(?=\\*)"))
                  .map(part -> part.equals("*") ? ".*" : Pattern.quote(part))
                  .collect(Collectors.joining()),
              text);
    }

    String yaml() {
      String match =
          Stream.of(
                  entry("asset", asset),
                  entry("type", type),
                  entry("site", site),
                  entry("kind", word(kind)),
                  entry("signal", signal),
                  entry("code", code),
                  entry("severity", least == null ? null : word(least.name()) + ".."))
              .filter(each -> !each.isEmpty())
              .collect(Collectors.joining(", "));
      String rest =
          Stream.of(
                  entry("since", since == null ? null : since.toString()),
                  entry("severity", word(severity)),
                  entry("priority", priority),
                  entry("from", word(from)),
                  entry("route", route),
                  entry("mute", mute))
              .filter(each -> !each.isEmpty())
              .collect(Collectors.joining(", "));
      return "{name: %s, %s%s}"
          .formatted(name, match.isEmpty() ? "" : "match: {" + match + "}, ", rest);
    }

    private static String entry(String key, @Nullable String value) {
      return value == null ? "" : "%s: \"%s\"".formatted(key, value);
    }

    private static @Nullable String word(@Nullable String constant) {
      return constant == null ? null : constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private static NaiveRule rule(Random random, String name, boolean ofSite) {
    String priority = random.nextBoolean() ? null : one(random, List.of("P1", "P2", "off"));
    return new NaiveRule(
        name,
        maybe(random, PATTERNS),
        maybe(random, List.of("pump", "mill", "m*")),
        ofSite ? null : maybe(random, List.of("berlin", "tok*")),
        maybe(random, KINDS),
        maybe(random, PATTERNS),
        maybe(random, PATTERNS),
        random.nextInt(3) == 0 ? one(random, List.of(Severity.values())) : null,
        random.nextInt(3) == 0 ? CHANGE.plusSeconds(random.nextInt(-9, 9) * 3_600L) : null,
        maybe(random, List.of("LOW", "CRITICAL", "off")),
        priority == null ? "P3" : priority,
        maybe(random, List.of("LOW", "HIGH", "off")),
        maybe(random, List.of("Mechanics", "Electrics", "off")),
        maybe(random, List.of("known", "toy", "off")));
  }

  private static @Nullable String maybe(Random random, List<String> all) {
    return random.nextInt(3) == 0 ? one(random, all) : null;
  }

  private static <T> T one(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  List<NaiveRule> inOrder(String site) {
    return site.equals("berlin") ? Stream.concat(berlin.stream(), plant.stream()).toList() : plant;
  }

  Question question(Random random) {
    long time = CHANGE.plusSeconds(random.nextInt(-40_000, 40_000)).getEpochSecond() * NANOS;
    String asset = one(random, NAMES);
    boolean changed = asset.equals("pump2") && time >= CHANGE.getEpochSecond() * NANOS;
    return new Question(
        one(random, List.of("berlin", "tokyo")),
        asset,
        asset.startsWith("mill") || changed ? "mill" : "pump",
        one(random, KINDS),
        one(random, WORDS),
        random.nextBoolean() ? one(random, WORDS) : null,
        one(random, List.of(Severity.values())),
        time);
  }

  String yaml() {
    return "shopfloor: 1\nworkOrders: {rules: [%s]}\nsites:\n".formatted(lines(plant))
        + site("berlin", "workOrders: {rules: [%s]}".formatted(lines(berlin)))
        + site("tokyo", "breaksCount: excluded");
  }

  private static String lines(List<NaiveRule> rules) {
    return rules.stream().map(NaiveRule::yaml).collect(Collectors.joining(",\n  "));
  }

  private static String site(String id, String keys) {
    return """
      %s:
        zone: Europe/Berlin
        %s
        lines:
          line1:
            assets:
              pump1: {type: pump}
              pump2: {type: pump, changes: [{from: "%s", type: mill}]}
              mill1: {type: mill}
    """
        .formatted(id, keys.replace("\n", "\n      "), CHANGE);
  }
}

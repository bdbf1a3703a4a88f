package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.OrderSilence;
import dev.shopfloor.plant.WeeklyTime;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads maintenance windows and shelved problems. */
final class SilenceReader {
  private static final Set<String> MAINTENANCE =
      Set.of(MatchReader.KEY, "from", "to", "days", "at", "for", "reason");
  private static final Set<String> SHELVED =
      Set.of(MatchReader.KEY, "from", "until", "reason", "by");
  private static final long MINUTE = 60_000_000_000L;

  private final Problems problems;
  private final RuleTexts texts;

  SilenceReader(Problems problems) {
    this.problems = problems;
    this.texts = new RuleTexts(problems);
  }

  /** A maintenance window, or null when it is none; that is a problem then. */
  @Nullable ReadSilence maintenance(YamlMap map, RuleScope scope) {
    Section section = new Section(map, MAINTENANCE, problems);
    RuleTimes times = new RuleTimes(section, "from", "to", problems);
    MatchReader.Match match = match(section, MatchReader.ASSET_KEYS, scope);
    String reason = texts.reason(section);
    times.in(scope.zone());
    boolean comesBack = section.has("days") || section.has("at") || section.has("for");
    if (!comesBack && !section.has("from")) {
      problems.error(
          section.place(),
          "a window without a time",
          "write from: and to:, from: alone for out of service, or days:, at: and for:");
      return null;
    }
    WeeklyTime weekly = comesBack ? weekly(section) : null;
    if (reason == null || (comesBack && weekly == null)) {
      return null;
    }
    return new ReadSilence(
        OrderSilence.Kind.MAINTENANCE, section.place(), match, times, weekly, reason, null);
  }

  private @Nullable WeeklyTime weekly(Section section) {
    LocalTime at = ShiftReader.time(section, "at", section.place(), problems);
    Set<DayOfWeek> days = new ShiftReader(problems).days(section);
    if (!section.has("for")) {
      problems.error(section.place(), "for is missing", "write how long it lasts, such as 4 h");
      return null;
    }
    long length = new BoundedSpans(problems).read(section, "for", 0, MINUTE, WeeklyTime.LONGEST);
    return at == null || days.isEmpty() || length == 0 ? null : new WeeklyTime(days, at, length);
  }

  /** A shelved problem, or null when it is none; that is a problem then. */
  @Nullable ReadSilence shelved(YamlMap map, RuleScope scope) {
    Section section = new Section(map, SHELVED, problems);
    RuleTimes times = new RuleTimes(section, "from", "until", problems);
    MatchReader.Match match = match(section, MatchReader.ALL_KEYS, scope);
    String reason = texts.reason(section);
    String by = section.has("by") ? texts.line(section, "by") : null;
    times.in(scope.zone());
    if (!section.has("until")) {
      problems.error(
          section.place(),
          "until is missing",
          "write until: \"2026-12-24T06:00\": what is shelved comes back; for ever, write a rule"
              + " with mute");
      return null;
    }
    return reason == null
        ? null
        : new ReadSilence(
            OrderSilence.Kind.SHELVED, section.place(), match, times, null, reason, by);
  }

  private MatchReader.Match match(Section section, Set<String> keys, RuleScope scope) {
    if (!scope.site() && !section.has(MatchReader.KEY)) {
      problems.error(
          section.place(),
          "match is missing",
          "write what it is about, such as match: {asset: mill02}; {site: \"*\"} is the plant");
    }
    return new MatchReader(scope.keys(keys), problems).read(section);
  }
}

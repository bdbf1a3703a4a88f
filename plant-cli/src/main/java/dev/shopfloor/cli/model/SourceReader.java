package dev.shopfloor.cli.model;

import dev.shopfloor.cli.model.YamlNode.YamlMap;
import dev.shopfloor.plant.PayloadSpec;
import dev.shopfloor.plant.SourceSpec;
import dev.shopfloor.plant.TimeSpec;
import dev.shopfloor.plant.TopicFilters;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads where an asset's data comes from. */
final class SourceReader {
  private static final Set<String> KEYS =
      Set.of(
          "family",
          "mapping",
          "names",
          "device",
          "time",
          "timeUnit",
          "timePattern",
          "earliest",
          "zone",
          "decimal",
          "maxAge",
          "maxAhead",
          "clockTolerance",
          "unknownTags",
          "ignore",
          "absent");
  private static final long SECOND = 1_000_000_000L;
  private static final long MAX_AHEAD = 600 * SECOND;
  private static final long MAX_AGE = 35 * 86_400 * SECOND;
  private static final List<String> TIME = List.of("timestamp", "ts", "time", "datetime");
  private static final long CLOCK_TOLERANCE = 120 * SECOND;
  private static final Map<String, TimeSpec.Unit> TIME_UNITS =
      Map.of(
          "auto", TimeSpec.Unit.AUTO,
          "s", TimeSpec.Unit.SECONDS,
          "ms", TimeSpec.Unit.MILLIS,
          "us", TimeSpec.Unit.MICROS,
          "ns", TimeSpec.Unit.NANOS);
  private static final List<String> ABSENT = List.of("UNAVAILABLE");

  private final Problems problems;
  private final TimeSpecReader times;

  SourceReader(Problems problems) {
    this.problems = problems;
    this.times = new TimeSpecReader(problems);
  }

  /**
   * Reads a source section once for each topic.
   *
   * @param section the asset's merged source section; may have no entries
   * @param topics the asset's topic filters
   * @param site the site's zone, for times sent without one
   */
  List<SourceSpec> read(YamlMap section, Map<String, Place> topics, ZoneId site) {
    Section source = new Section(section, KEYS, problems);
    long maxAge = source.span("maxAge", MAX_AGE);
    if (maxAge == 0) {
      problems.error(
          source.place("maxAge"), "an age of 0 makes everything late", "write a span such as 35 d");
      maxAge = MAX_AGE;
    }
    ZoneId zone = source.has("zone") ? Zones.read(source, "zone", problems) : site;
    PayloadKind kind = new PayloadKindReader(problems).read(source);
    PayloadSpec plain =
        new PayloadSpec(
            kind.family(),
            null,
            new TimeSpec(
                source.texts("time", TIME),
                zone,
                source.choice("timeUnit", TIME_UNITS, TimeSpec.Unit.AUTO),
                times.patterns(source),
                times.earliest(source)),
            source.choice("decimal", Map.of("point", false, "comma", true), false),
            Set.copyOf(source.texts("absent", ABSENT)));
    SourceSpec.UnknownTags unknown =
        source.choice(
            "unknownTags",
            Map.of(
                "quarantine", SourceSpec.UnknownTags.QUARANTINE,
                "ignore", SourceSpec.UnknownTags.IGNORE),
            SourceSpec.UnknownTags.QUARANTINE);
    List<SourceSpec> specs = new ArrayList<>();
    for (String topic : topics.keySet()) {
      specs.add(
          new SourceSpec(
              topic,
              source.text("device"),
              mapped(plain, kind, topic),
              source.span("maxAhead", MAX_AHEAD),
              maxAge,
              source.span("clockTolerance", CLOCK_TOLERANCE),
              unknown,
              Set.copyOf(source.texts("ignore", List.of()))));
    }
    return specs;
  }

  private PayloadSpec mapped(PayloadSpec plain, PayloadKind kind, String topic) {
    YamlMap mapping = kind.mapping();
    return mapping == null
        ? plain
        : new PayloadSpec(
            plain.family(),
            new MappingReader(topic, problems).read(mapping, kind.names()),
            plain.time(),
            plain.decimalComma(),
            plain.absentTexts());
  }

  /** The legal topic filters of an asset with their places. */
  Map<String, Place> topics(Section asset, String fallback) {
    Map<String, Place> topics = new LinkedHashMap<>();
    List<String> texts = asset.texts("topic", List.of(fallback));
    if (texts.isEmpty()) {
      problems.error(
          asset.place("topic"), "no topic", "write one, or remove the key for " + fallback);
    }
    for (String topic : texts) {
      try {
        new TopicFilters<String>().add(topic, topic);
        topics.put(topic, asset.place("topic"));
      } catch (IllegalArgumentException illegal) {
        problems.error(
            asset.place("topic"),
            String.valueOf(illegal.getMessage()),
            "write it like " + fallback);
      }
    }
    return topics;
  }
}

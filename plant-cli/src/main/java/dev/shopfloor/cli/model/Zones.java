package dev.shopfloor.cli.model;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Reads IANA time zones. */
final class Zones {
  private Zones() {}

  /** The zone of this key, or UTC when it is none; that is a problem then. */
  static ZoneId read(Section section, String key, Problems problems) {
    String text = section.text(key);
    if (text == null) {
      return ZoneOffset.UTC;
    }
    // ZoneId also takes offsets such as +01:00, which know no daylight saving
    if (ZoneId.getAvailableZoneIds().contains(text)) {
      return ZoneId.of(text);
    }
    problems.error(
        section.place(key),
        "\"" + text + "\" is no time zone",
        meant(text)
            .map(nearest -> "did you mean \"" + nearest + "\"?")
            .orElse("write an IANA name such as Europe/Berlin or Etc/UTC"));
    return ZoneOffset.UTC;
  }

  // "Berlin" is no slip of the pen for "Europe/Berlin", but it is what people write
  private static Optional<String> meant(String text) {
    Set<String> zones = ZoneId.getAvailableZoneIds();
    return zones.stream()
        .filter(id -> id.endsWith('/' + text))
        .min(Comparator.naturalOrder())
        .or(() -> Words.nearest(text, zones));
  }
}

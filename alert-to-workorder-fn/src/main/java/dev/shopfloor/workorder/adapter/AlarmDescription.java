package dev.shopfloor.workorder.adapter;

import dev.shopfloor.model.Severity;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What people write into the description of a CloudWatch alarm: words, or a JSON object that says
 * what it is about.
 *
 * @param asset site/asset, or null
 * @param line or null
 * @param signal or null
 * @param severity MEDIUM where none is given
 * @param message words for people; null when there are none
 * @param fault what is wrong with it, for people; null when nothing is
 */
record AlarmDescription(
    @Nullable String asset,
    @Nullable String line,
    @Nullable String signal,
    Severity severity,
    @Nullable String message,
    @Nullable String fault) {
  static AlarmDescription of(Doc description) {
    String text = description.text();
    Doc read = text == null ? Doc.Nothing.INSTANCE : Docs.read(text);
    if (!(read instanceof Doc.Obj)) {
      return new AlarmDescription(null, null, null, Severity.MEDIUM, text, null);
    }
    Doc given = read.at("severity");
    Severity severity = severity(given.text());
    // a misspelt severity must not keep an alarm from people
    String fault =
        severity == null && given.given()
            ? "the description's severity %s is none of LOW, MEDIUM, HIGH, CRITICAL; MEDIUM was taken"
                .formatted(Shown.of(given))
            : null;
    return new AlarmDescription(
        read.at("asset").text(),
        read.at("line").text(),
        read.at("signal").text(),
        severity == null ? Severity.MEDIUM : severity,
        read.at("message").text(),
        fault);
  }

  private static @Nullable Severity severity(@Nullable String word) {
    try {
      return word == null ? null : Severity.valueOf(word.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException none) {
      return null;
    }
  }
}

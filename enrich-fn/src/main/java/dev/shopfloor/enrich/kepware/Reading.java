package dev.shopfloor.enrich.kepware;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.enrich.Scalar;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.enrich.TimeReader;
import dev.shopfloor.model.Quality;
import java.io.IOException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** One reading, {@code {"id","v","q","t"}}, used again for each of a message. */
final class Reading {
  private final ZoneId zone;
  @Nullable String id;
  @Nullable Scalar value;
  Quality quality = Quality.GOOD;
  @Nullable String code;
  boolean timed;
  long time;
  String timeText = "";

  Reading(ZoneId zone) {
    this.zone = zone;
  }

  /** Forgets the reading before. */
  void clear() {
    id = null;
    value = null;
    quality = Quality.GOOD;
    code = null;
    timed = false;
  }

  /** Takes the member at the parser's current token, whatever it is, to its end. */
  void take(String name, JsonParser json) throws IOException {
    switch (name) {
      case "id" -> id = json.currentToken().isScalarValue() ? json.getText() : null;
      case "v" -> value = Scalar.of(json);
      case "q" -> quality(json);
      case "t" -> time(json);
      default -> {}
    }
    json.skipChildren();
  }

  /** A time at the parser's current token. */
  static long time(JsonParser json, ZoneId zone) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NUMBER_INT ->
          json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? TimeReader.INVALID
              : TimeReader.ofNumber(json.getLongValue());
      case VALUE_STRING, VALUE_NUMBER_FLOAT -> TimeReader.ofText(json.getText(), zone);
      default -> TimeReader.INVALID;
    };
  }

  private void time(JsonParser json) throws IOException {
    timed = json.currentToken() != JsonToken.VALUE_NULL;
    time = time(json, zone);
    if (time == TimeReader.INVALID) {
      timeText = json.getText();
    }
  }

  private void quality(JsonParser json) throws IOException {
    switch (json.currentToken()) {
      case VALUE_TRUE, VALUE_NULL -> {}
      case VALUE_FALSE -> {
        quality = Quality.BAD;
        code = "false";
      }
      default -> {
        // more than true and false is a template of the site's own
        quality = Quality.UNCERTAIN;
        code = Shown.of(json.getText());
      }
    }
  }
}

package dev.shopfloor.enrich.kepware;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.enrich.QualityReader;
import dev.shopfloor.enrich.Scalar;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.enrich.TimeReader;
import dev.shopfloor.model.Quality;
import dev.shopfloor.plant.TimeSpec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One reading, {@code {"id","v","q","t"}}, used again for each of a message. */
final class Reading {
  private final TimeSpec times;
  @Nullable String id;
  @Nullable Scalar value;
  Quality quality = Quality.GOOD;
  @Nullable String code;
  boolean timed;
  long time;
  String timeText = "";

  Reading(TimeSpec times) {
    this.times = times;
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

  /** A time at the parser's current token, as {@link TimeReader} reads it. */
  static long time(JsonParser json, TimeSpec times) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_NUMBER_INT ->
          json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? TimeReader.INVALID
              : TimeReader.read(json.getLongValue(), times);
      case VALUE_STRING, VALUE_NUMBER_FLOAT -> TimeReader.read(json.getText(), times);
      default -> TimeReader.INVALID;
    };
  }

  private void time(JsonParser json) throws IOException {
    timed = json.currentToken() != JsonToken.VALUE_NULL;
    time = time(json, times);
    if (time == TimeReader.INVALID) {
      timeText = json.getText();
    }
  }

  /** Whether its source has a value for it at all. */
  boolean measured() {
    return quality == Quality.GOOD || quality == Quality.UNCERTAIN;
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
        code = Shown.of(json.getText());
        quality = QualityReader.KEPWARE.of(code);
      }
    }
  }
}

package dev.shopfloor.enrich;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.plant.TimeSpec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Picks a message's time out of its fields: of those present, the first in the source's list. */
final class MessageTime {
  private final TimeSpec spec;
  private int rank = Integer.MAX_VALUE;
  private long reading = TimeReader.INVALID;
  private @Nullable String problem;

  MessageTime(TimeSpec spec) {
    this.spec = spec;
  }

  /**
   * Takes the field at the parser's current token if it may hold the time.
   *
   * @return whether the field is the time's, and no tag
   */
  boolean take(String name, JsonParser json) throws IOException {
    int found = spec.keys().indexOf(name);
    if (found < 0) {
      return false;
    }
    if (found < rank && json.currentToken() != JsonToken.VALUE_NULL) {
      rank = found;
      reading = read(json);
      problem = reading == TimeReader.INVALID ? TimeReader.problem(json.getText(), spec) : null;
    }
    json.skipChildren();
    return true;
  }

  /** Whether the message has a time. */
  boolean found() {
    return rank < Integer.MAX_VALUE;
  }

  /** The time, ns since the epoch; only where {@link #found()} and without a {@link #problem()}. */
  long nanos() {
    return TimeReader.nanos(reading);
  }

  /** What is to be remarked on the time, as a mask. */
  int flags() {
    return EventTime.flags(reading);
  }

  /** The name of the field that counts, or null when there is none. */
  @Nullable String key() {
    return found() ? spec.keys().get(rank) : null;
  }

  /** Why the time cannot be read, or null. */
  @Nullable String problem() {
    return problem;
  }

  private long read(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_FLOAT -> TimeReader.read(json.getText(), spec);
      case VALUE_NUMBER_INT ->
          json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
              ? TimeReader.INVALID
              : TimeReader.read(json.getLongValue(), spec);
      default -> TimeReader.INVALID;
    };
  }
}

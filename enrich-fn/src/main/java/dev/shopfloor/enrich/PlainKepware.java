package dev.shopfloor.enrich;

import dev.shopfloor.model.Quality;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.model.ValueSlot;
import dev.shopfloor.plant.PayloadSpec;
import java.nio.charset.StandardCharsets;

/**
 * Kepware's messages as its gateway writes them: {@code {"timestamp":..,"values":[..]}}, where each
 * reading has its own time, and a quality of true or false.
 */
final class PlainKepware {
  static final PlainReader READER = PlainKepware::read;

  private static final byte[] TIMESTAMP = ascii("timestamp");
  private static final byte[] VALUES = ascii("values");
  private static final byte[] ID = ascii("id");
  private static final byte[] VALUE = ascii("v");
  private static final byte[] QUALITY = ascii("q");
  private static final byte[] TIME = ascii("t");

  private PlainKepware() {}

  private static byte[] ascii(String name) {
    return name.getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean read(PlainJson json, SourcePlan plan, long rx, Samples into) {
    if (!json.next('{')) {
      return false;
    }
    boolean any = false;
    do {
      if (!json.name()) {
        return false;
      }
      boolean list = json.is(VALUES);
      any |= list;
      // the server's time counts only for readings without their own, and none here is
      if (list ? !readings(json, plan, into) : !(json.is(TIMESTAMP) && serverTime(json))) {
        return false;
      }
    } while (json.next(','));
    return any && json.next('}') && json.ended();
  }

  private static boolean serverTime(PlainJson json) {
    return json.peek() == '"' ? json.string() : json.number();
  }

  private static boolean readings(PlainJson json, SourcePlan plan, Samples into) {
    if (!json.next('[')) {
      return false;
    }
    if (json.next(']')) {
      return true;
    }
    do {
      if (!reading(json, plan, into.next())) {
        return false;
      }
    } while (json.next(','));
    return json.next(']');
  }

  private static boolean reading(PlainJson json, SourcePlan plan, Sample into) {
    into.trust(Quality.GOOD, null);
    if (!json.next('{')) {
      return false;
    }
    int ids = 0;
    int values = 0;
    int qualities = 0;
    int times = 0;
    do {
      boolean read;
      if (!json.name()) {
        return false;
      } else if (json.is(ID)) {
        ids++;
        read = json.string() && into.name(json, plan.names());
      } else if (json.is(VALUE)) {
        values++;
        read = json.value(into.value);
      } else if (json.is(QUALITY)) {
        qualities++;
        read = quality(json, into);
      } else {
        times++;
        read = json.is(TIME) && into.time(json.time(plan.payload().time()), TimeOrigin.VALUE);
      }
      if (!read) {
        return false;
      }
    } while (json.next(','));
    boolean whole = ids == 1 && values == 1 && qualities <= 1 && times == 1;
    return json.next('}') && whole && judge(into, plan.payload());
  }

  private static boolean quality(PlainJson json, Sample into) {
    boolean good = json.peek() == 't';
    if (!good) {
      into.trust(Quality.BAD, "false");
    }
    return json.word(good ? "true" : "false");
  }

  /** Takes the value of what is no measurement; false for a text that may stand for none. */
  private static boolean judge(Sample sample, PayloadSpec payload) {
    if (sample.quality != Quality.GOOD) {
      sample.value.absent();
    } else if (sample.value.kind() == ValueSlot.Kind.ABSENT) {
      sample.trust(Quality.BAD, null);
    }
    return sample.value.kind() != ValueSlot.Kind.TEXT
        || !payload.absentTexts().contains(sample.value.text());
  }
}

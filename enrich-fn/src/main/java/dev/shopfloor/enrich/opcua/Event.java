package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.EventTime;
import dev.shopfloor.enrich.Findings;
import dev.shopfloor.enrich.Scalar;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.Condition.Level;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Value;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event as a machine condition of the tag that is called as the event's source.
 *
 * <p>The code is the condition's name, or else the event's type: the EventId differs each time. A
 * condition (which tells ActiveState or Retain) is active or NORMAL; the severity, 1 to 1000, tells
 * how bad an active one is. An event that is no condition has no end; with a severity in the low
 * third it only informs and raises nothing.
 */
final class Event {
  private static final double MEDIUM = 334;
  private static final double HIGH = 667;

  private final Doc.Obj payload;
  private final DataSet dataSet;

  Event(Doc.Obj payload, DataSet dataSet) {
    this.payload = payload;
    this.dataSet = dataSet;
  }

  void read(Fields fields, Findings findings) {
    String type = text("EventType");
    String name = text("ConditionName");
    String source = text("SourceName");
    String code = name != null ? name : type != null ? type : source;
    String tag = source != null ? source : code;
    if (tag == null || code == null) {
      findings.misshapen(
          "Payload", "the event has neither SourceName nor ConditionName nor EventType");
      return;
    }
    String device = dataSet.device();
    EventTime time = fields.time(device, tag, time("Time"), dataSet.time(), time("ReceiveTime"));
    if (time != null) {
      String message = text("Message");
      findings.condition(
          device,
          tag,
          new Condition(level(), code, message == null ? "" : message, null),
          time,
          Point.NO_SEQUENCE);
    }
  }

  private Level level() {
    double severity =
        switch (value("Severity")) {
          case Value.Whole(long whole) -> whole;
          case Value.Real(double real) -> real;
          case null, default -> 0;
        };
    Boolean active = active();
    if (Boolean.FALSE.equals(active)) {
      return Level.NORMAL;
    }
    if (severity >= HIGH) {
      return Level.FAULT;
    }
    boolean condition = active != null || "ua-condition".equals(dataSet.type());
    return condition || severity >= MEDIUM ? Level.WARNING : Level.NORMAL;
  }

  /** Whether the condition stands; null when the event is none that tells. */
  private @Nullable Boolean active() {
    for (String name : new String[] {"ActiveState/Id", "ActiveState.Id", "ActiveState", "Retain"}) {
      Boolean told =
          switch (value(name)) {
            case Value.Truth(boolean truth) -> truth;
            case Value.Text(String text) ->
                switch (text) {
                  case "Active", "True", "true" -> true;
                  case "Inactive", "False", "false" -> false;
                  default -> null;
                };
            case null, default -> null;
          };
      if (told != null) {
        return told;
      }
    }
    return null;
  }

  private @Nullable Doc field(String name) {
    Doc field = payload.get(name);
    return field == null ? null : DataValue.of(field).value();
  }

  private @Nullable Doc time(String name) {
    String text = text(name);
    return text == null ? null : new Doc.Text(text);
  }

  private @Nullable Value value(String name) {
    return Variant.scalar(field(name)) instanceof Scalar.Good(Value value) ? value : null;
  }

  private @Nullable String text(String name) {
    String text = Variant.text(field(name));
    return text == null || text.isBlank() ? null : text.strip();
  }
}

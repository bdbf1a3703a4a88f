package dev.shopfloor.enrich.opcua;

import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.EventTime;
import dev.shopfloor.enrich.Findings;
import dev.shopfloor.enrich.TimeReader;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Reason;
import dev.shopfloor.model.TimeOrigin;
import dev.shopfloor.plant.TimeSpec;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of data sets. */
final class Fields {
  private final long rx;
  private final TimeSpec times;
  private final Findings findings;
  private final Metadata metadata;

  Fields(long rx, TimeSpec times, Findings findings, Metadata metadata) {
    this.rx = rx;
    this.times = times;
    this.findings = findings;
    this.metadata = metadata;
  }

  /** Reads each member of a data set. */
  void all(Doc.Obj fields, DataSet dataSet) {
    Map<String, String> units = metadata.units(dataSet);
    for (Doc.Member field : fields.members()) {
      DataValue value = DataValue.of(field.value());
      one(dataSet.device(), field.name(), value, units.get(field.name()), dataSet);
    }
  }

  /** Reads one value. */
  void one(
      @Nullable String device,
      String tag,
      DataValue value,
      @Nullable String unit,
      DataSet dataSet) {
    EventTime time = time(device, tag, value.sourceTime(), dataSet.time(), value.serverTime());
    if (time != null) {
      findings.add(
          device,
          tag,
          Variant.scalar(value.value()),
          unit,
          time,
          StatusCode.worse(StatusCode.grade(value.status()), dataSet.grade()),
          Point.NO_SEQUENCE);
    }
  }

  /**
   * The best time that was told, or the receipt's when none was; null after the problem was added,
   * when it cannot be read.
   */
  @Nullable EventTime time(
      @Nullable String device,
      String tag,
      @Nullable Doc source,
      @Nullable Doc message,
      @Nullable Doc server) {
    TimeOrigin origin =
        told(source) ? TimeOrigin.VALUE : told(message) ? TimeOrigin.MESSAGE : TimeOrigin.SERVER;
    Doc sent =
        switch (origin) {
          case VALUE -> source;
          case MESSAGE -> message;
          default -> server;
        };
    if (sent == null || !told(sent)) {
      return EventTime.received(rx);
    }
    EventTime time = EventTime.read(sent, origin, times);
    if (time == null) {
      String shown = Texts.of(sent);
      findings.problem(
          device,
          tag,
          EventTime.received(rx),
          Reason.INVALID_TIME,
          TimeReader.problem(shown == null ? "the value's time" : shown, times));
    }
    return time;
  }

  /** The least time that OPC UA can write means none. */
  private static boolean told(@Nullable Doc time) {
    return switch (time) {
      case null -> false;
      case Doc.Null none -> false;
      case Doc.Text(String text) ->
          !text.isEmpty() && !text.startsWith("0001-01-01") && !text.startsWith("1601-01-01");
      default -> true;
    };
  }
}

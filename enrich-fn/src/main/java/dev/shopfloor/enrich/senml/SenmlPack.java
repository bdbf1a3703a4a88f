package dev.shopfloor.enrich.senml;

import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.Doc;
import dev.shopfloor.enrich.EventTime;
import dev.shopfloor.enrich.Findings;
import dev.shopfloor.enrich.Grade;
import dev.shopfloor.enrich.Scalar;
import dev.shopfloor.enrich.Shown;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Reason;
import dev.shopfloor.plant.TimeSpec;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the records of a pack in their order, and keeps the base fields between them. */
final class SenmlPack {
  private static final BigDecimal VERSION = BigDecimal.TEN;
  // RFC 9100: version 10 with the feature of secondary units, which we know
  private static final BigDecimal SECONDARY_UNITS = BigDecimal.valueOf(26);

  private final SenmlTime times;
  private final Findings findings;
  private String name = "";
  private @Nullable String unit;
  private @Nullable BigDecimal time;
  private @Nullable BigDecimal value;
  private @Nullable BigDecimal sum;

  SenmlPack(long rx, TimeSpec times, Findings findings) {
    this.times = new SenmlTime(rx, times);
    this.findings = findings;
  }

  /** Reads all records; returns why the pack as a whole cannot be used, or null. */
  @Nullable Refused read(List<Doc> records) {
    for (int at = 0; at < records.size(); at++) {
      if (!(records.get(at) instanceof Doc.Obj record)) {
        findings.misshapen(Integer.toString(at), "a record of SenML is an object");
        continue;
      }
      Refused refused = bases(record);
      if (refused != null) {
        return refused;
      }
      if (valued(record)) {
        record(record);
      }
    }
    return null;
  }

  /** Takes a record's base fields; what is wrong with one is wrong with all records after it. */
  private @Nullable Refused bases(Doc.Obj record) {
    for (Doc.Member member : record.members()) {
      Doc sent = member.value();
      BigDecimal number = SenmlNumbers.decimal(sent);
      boolean good =
          switch (member.name()) {
            case "bn", "bu" -> sent instanceof Doc.Text;
            case "bt", "bv", "bs" -> number != null;
            case "bver" -> number != null && known(number);
            default -> !member.name().endsWith("_");
          };
      if (!good) {
        return new Refused(Reason.UNSUPPORTED_SHAPE, Shown.of(member.name()), refusal(member));
      }
      switch (member.name()) {
        case "bn" -> name = sent instanceof Doc.Text(String text) ? text : "";
        case "bu" -> unit = sent instanceof Doc.Text(String text) && !text.isEmpty() ? text : null;
        case "bt" -> time = number;
        case "bv" -> value = number;
        case "bs" -> sum = number;
        default -> {}
      }
    }
    return null;
  }

  private static boolean known(BigDecimal version) {
    return version.compareTo(VERSION) <= 0 || version.compareTo(SECONDARY_UNITS) == 0;
  }

  private static String refusal(Doc.Member member) {
    return switch (member.name()) {
      case "bver" -> "of SenML's versions above 10 only 26 is known";
      case "bn", "bu" -> "a base name and a base unit are texts";
      case "bt", "bv", "bs" -> "a base time, value and sum are numbers of a usual size";
      default -> "a label that ends in _ must be understood, and this one is not";
    };
  }

  private static boolean valued(Doc.Obj record) {
    return record.members().stream()
        .anyMatch(member ->
            switch (member.name()) {
              case "n", "v", "vs", "vb", "vd", "s" -> true;
              default -> false;
            });
  }

  private void record(Doc.Obj record) {
    String tag = name + (record.get("n") instanceof Doc.Text(String own) ? own : "");
    if (!SenmlName.valid(tag)) {
      findings.problem(
          null,
          tag,
          EventTime.received(times.rx()),
          Reason.UNSUPPORTED_SHAPE,
          "a name begins with a letter or a digit and holds letters, digits and -:./_ alone");
      return;
    }
    EventTime at = times.of(time, record.get("t"));
    if (at == null) {
      findings.problem(
          null,
          tag,
          EventTime.received(times.rx()),
          Reason.INVALID_TIME,
          "base time and time give no time from the year 2000 on");
      return;
    }
    Doc own = record.get("u");
    String sent = own instanceof Doc.Text(String text) && !text.isEmpty() ? text : unit;
    boolean valued = record.get("s") == null || others(record) > 0;
    if (valued) {
      add(tag, value(record), sent, at);
    }
    if (record.get("s") != null) {
      add(
          valued ? tag + "/sum" : tag,
          SenmlNumbers.sum(sum, record.get("s")),
          SenmlName.ofSum(sent),
          at);
    }
  }

  private void add(String tag, Scalar value, @Nullable String sent, EventTime at) {
    findings.add(null, tag, value, sent, at, Grade.GOOD, Point.NO_SEQUENCE);
  }

  private static long others(Doc.Obj record) {
    return record.members().stream()
        .filter(member ->
            switch (member.name()) {
              case "v", "vs", "vb", "vd" -> true;
              default -> false;
            })
        .count();
  }

  private Scalar value(Doc.Obj record) {
    if (others(record) > 1) {
      return bad("a record holds one of v, vs, vb and vd, not several");
    }
    if (record.get("vd") != null) {
      return bad("the value is binary data, which is kept nowhere");
    }
    Doc text = record.get("vs");
    if (text != null) {
      return text instanceof Doc.Text ? Scalar.of(text) : bad("vs holds a text");
    }
    Doc truth = record.get("vb");
    if (truth != null) {
      return truth instanceof Doc.Bool ? Scalar.of(truth) : bad("vb holds true or false");
    }
    Doc number = record.get("v");
    if (number != null) {
      return SenmlNumbers.sum(value, number);
    }
    return value == null ? bad("a record holds v, vs, vb or s") : SenmlNumbers.scalar(value);
  }

  private static Scalar bad(String why) {
    return new Scalar.Bad(Reason.WRONG_TYPE, why);
  }
}

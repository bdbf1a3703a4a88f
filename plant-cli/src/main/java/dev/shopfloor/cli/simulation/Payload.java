package dev.shopfloor.cli.simulation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes one flat JSON object as a machine's controller does. */
final class Payload {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'000000Z'", Locale.ROOT);
  private static final String[] SCALE = {"1", "10", "100", "1000"};

  private final StringBuilder text = new StringBuilder(256);

  private Payload() {}

  /** An object that begins with the time in the form of this machine. */
  static Payload at(Machine machine, long time) {
    Payload payload = new Payload();
    payload.text.append('{');
    Instant instant = Instant.ofEpochMilli(time);
    switch (machine) {
      case PRESS01 -> payload.text("timestamp", LOCAL.format(instant.atZone(Shifts.ZONE)));
      case PRESS02 -> payload.whole("ts", time);
      case MILL01, MILL02 ->
          payload.text("timestamp", UTC.format(instant.atOffset(ZoneOffset.UTC)));
      case WRAPPER01 -> payload.number("time", time / 1_000, time % 1_000);
    }
    return payload;
  }

  Payload text(String name, String value) {
    name(name).append('"').append(value).append('"');
    return this;
  }

  /** A name and a value that is JSON already. */
  Payload raw(String name, String value) {
    name(name).append(value);
    return this;
  }

  Payload whole(String name, long value) {
    name(name).append(value);
    return this;
  }

  /** A number with up to three digits after the point, all of them written. */
  Payload decimal(String name, double value, int digits) {
    long scale = Long.parseLong(SCALE[digits]);
    long scaled = StrictMath.round(Math.abs(value) * scale);
    name(name).append(value < 0 && scaled > 0 ? "-" : "").append(scaled / scale).append('.');
    String fraction = Long.toString(scaled % scale);
    text.append("0".repeat(digits - fraction.length())).append(fraction);
    return this;
  }

  private void number(String name, long whole, long thousandths) {
    name(name).append(whole).append('.');
    String fraction = Long.toString(thousandths);
    text.append("0".repeat(3 - fraction.length())).append(fraction);
  }

  private StringBuilder name(String name) {
    if (text.length() > 1) {
      text.append(',');
    }
    return text.append('"').append(name).append("\":");
  }

  /** The whole object. */
  byte[] bytes() {
    return (text + "}").getBytes(StandardCharsets.UTF_8);
  }

  /** The object as far as it got before the connection broke. */
  byte[] brokenOff() {
    return text.substring(0, text.length() - 5).getBytes(StandardCharsets.UTF_8);
  }
}

package dev.shopfloor.cli.quarantine;

import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.model.json.QuarantineCodec;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Records as people and programs read them. What a machine sent cannot steer a terminal. */
public final class RecordText {
  private static final int SHOWN_BYTES = 100;
  private static final int DUMP_WIDTH = 16;

  private RecordText() {}

  /** Prints a record in a list. */
  public static void list(PrintWriter out, KeptRecord kept, boolean passed) {
    Quarantined record = kept.record();
    String bytes = new String(record.bytes(), StandardCharsets.UTF_8);
    out.printf(
        "%s  %s  %s%s  %s%n",
        kept.shortId(),
        received(record),
        record.reason(),
        record.field() == null ? "" : "  " + printable(record.field()),
        printable(record.message()));
    out.printf("    topic %s, refused by %s%n", printable(record.topic()), record.stage());
    out.printf(
        "    %s%n",
        bytes.length() > SHOWN_BYTES
            ? "%s... (%,d bytes)"
                .formatted(printable(bytes.substring(0, SHOWN_BYTES)), record.bytes().length)
            : printable(bytes));
    out.println(
        passed
            ? "    mended: it passed the last ./plant quarantine replay"
            : "    mend: " + record.reason().mend());
  }

  /** Prints all of a record. */
  public static void show(PrintWriter out, KeptRecord kept) {
    Quarantined record = kept.record();
    line(out, "id", kept.id());
    line(out, "reason", record.reason().name());
    line(out, "field", record.field());
    line(out, "message", record.message());
    line(out, "mend", record.reason().mend());
    line(out, "asset", record.asset());
    line(out, "topic", record.topic());
    line(out, "received", received(record).toString());
    line(out, "refused by", record.stage());
    line(out, "bytes", "%,d".formatted(record.bytes().length));
    out.println();
    String text = text(record.bytes());
    if (text == null) {
      dump(out, record.bytes());
    } else {
      out.println(text);
    }
  }

  /** A record as one JSON line with its name and its bytes in base 64. */
  public static String json(KeptRecord kept) {
    return new String(
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("outcome", "quarantined");
          json.writeStringField("id", kept.id());
          QuarantineCodec.writeFields(json, kept.record());
          json.writeEndObject();
        }),
        StandardCharsets.UTF_8);
  }

  private static Instant received(Quarantined record) {
    return Instant.ofEpochMilli(Math.floorDiv(record.rx(), 1_000_000L));
  }

  private static void line(PrintWriter out, String name, @Nullable String value) {
    if (value != null) {
      out.printf("%-10s  %s%n", name, printable(value));
    }
  }

  /** The bytes as text, or null when they are none or would not look like what they are. */
  private static @Nullable String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String shown = text.replace("\r\n", "\n").replace('\t', ' ').replace('\n', ' ');
      return printable(shown).equals(shown) ? text : null;
    } catch (CharacterCodingException binary) {
      return null;
    }
  }

  private static void dump(PrintWriter out, byte[] bytes) {
    for (int at = 0; at < bytes.length; at += DUMP_WIDTH) {
      StringBuilder hex = new StringBuilder();
      StringBuilder text = new StringBuilder();
      for (int each = at; each < Math.min(bytes.length, at + DUMP_WIDTH); each++) {
        int value = bytes[each] & 0xff;
        hex.append("%02x ".formatted(value));
        text.append(value >= ' ' && value <= '~' ? (char) value : '.');
      }
      out.printf("%08x  %-48s |%s|%n", at, hex, text);
    }
  }

  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\p{Cf}\\p{Zl}\\p{Zp}]", "\uFFFD");
  }
}

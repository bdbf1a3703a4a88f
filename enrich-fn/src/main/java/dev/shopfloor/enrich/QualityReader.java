package dev.shopfloor.enrich;

import dev.shopfloor.model.Quality;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Maps the quality codes of sources to {@link Quality}, one constant a scheme. No code means GOOD;
 * a code that a scheme does not have means UNCERTAIN, so that its value counts with a reservation,
 * and the decoder keeps the code in the point.
 */
public enum QualityReader {
  /**
   * A StatusCode of OPC UA (Part 4, 7.39): its top two bits. The codes that say that the source is
   * not there, with or without its last value, are STALE.
   */
  OPC_UA {
    @Override
    public Quality of(long code) {
      return status(code);
    }
  },
  /**
   * The 8 bits of OPC DA, whose top two count, and what Ignition makes of them: 500 of version 7.9,
   * and the 32 bits of version 8, also where only the lower 16 of them are sent.
   */
  OPC_DA {
    @Override
    public Quality of(long code) {
      return ignition(code);
    }
  },
  /** The property Quality of Sparkplug B: 192, 0, 500; gateways send OPC DA's other codes too. */
  SPARKPLUG {
    @Override
    public Quality of(long code) {
      return ignition(code);
    }
  },
  /** Words, as AWS IoT SiteWise and M2C2 send them: GOOD, UNCERTAIN, BAD in any case. */
  SITEWISE {
    @Override
    public Quality of(long code) {
      return ignition(code);
    }
  },
  /** The member q of Kepware: true or false, also as 1 and 0. */
  KEPWARE {
    @Override
    public Quality of(long code) {
      return code == 1 ? Quality.GOOD : code == 0 ? Quality.BAD : ignition(code);
    }
  },
  /** The member qc of Siemens' databus: 3 and 2 good, 1 uncertain, 0 bad. */
  SIEMENS {
    @Override
    public Quality of(long code) {
      return code == 3 || code == 2 ? Quality.GOOD : code == 0 ? Quality.BAD : Quality.UNCERTAIN;
    }
  },
  /** Words and switches of whoever else; a number is one of OPC DA's. */
  WORDS {
    @Override
    public Quality of(long code) {
      return code == 1 ? Quality.GOOD : ignition(code);
    }
  };

  private static final int MOST_DIGITS = 18;
  private static final int STALE_79 = 500;
  private static final Set<String> OUT_OF_REACH =
      Set.of(
          "stale",
          "nocommunication",
          "communicationerror",
          "notconnected",
          "connectionclosed",
          "shutdown");

  /** The quality of a numeric code. */
  public abstract Quality of(long code);

  /** The quality of a switch: whether the value is good. */
  public Quality of(boolean good) {
    return good ? Quality.GOOD : Quality.BAD;
  }

  /** The quality of a code as text: a word, or digits; null and empty are GOOD. */
  public Quality of(@Nullable String code) {
    String text = code == null ? "" : code.strip();
    if (text.isEmpty()) {
      return Quality.GOOD;
    }
    if (text.length() <= MOST_DIGITS && digits(text)) {
      return of(Long.decode(text));
    }
    StringBuilder letters = new StringBuilder();
    for (int at = 0; at < Math.min(text.length(), 64); at++) {
      if (Character.isLetter(text.charAt(at))) {
        letters.append(text.charAt(at));
      }
    }
    return word(letters.toString().toLowerCase(Locale.ROOT));
  }

  private static Quality word(String word) {
    if (OUT_OF_REACH.stream().anyMatch(word::contains)) {
      return Quality.STALE;
    }
    if (word.startsWith("bad")) {
      return Quality.BAD;
    }
    return switch (word.startsWith("good") ? "ok" : word) {
      case "ok", "valid", "true", "normal" -> Quality.GOOD;
      case "invalid", "false", "error", "failure", "nok", "notok" -> Quality.BAD;
      case "unavailable", "offline", "disconnected", "old", "outdated" -> Quality.STALE;
      default -> Quality.UNCERTAIN;
    };
  }

  /** Bits 31 and 30 are the severity, of which 11 is read as bad; the 14 below say what it is. */
  private static Quality status(long code) {
    int upper = (int) (code >>> 16) & 0xffff;
    return switch (upper) {
      // bad: communication error, shutdown, server not connected, no communication, not connected,
      // connection closed; uncertain: no communication, so the last usable value
      case 0x8005, 0x800c, 0x800d, 0x8031, 0x808a, 0x80ae, 0x408f -> Quality.STALE;
      default -> severity(upper >>> 14);
    };
  }

  private static Quality severity(int bits) {
    return switch (bits) {
      case 0 -> Quality.GOOD;
      case 1 -> Quality.UNCERTAIN;
      default -> Quality.BAD;
    };
  }

  private static Quality ignition(long code) {
    int sub = (int) code & 0xffff;
    boolean wide = code < 0 || code > 0xffff;
    // stale, not connected, gateway's communication off
    if (sub == 516 || sub == 522 || sub == 523 || (!wide && sub == STALE_79)) {
      return Quality.STALE;
    }
    if (wide) {
      return severity((int) code >>> 30);
    }
    return sub <= 0xff ? eightBits(sub) : sub < 512 ? Quality.UNCERTAIN : Quality.BAD;
  }

  private static Quality eightBits(int code) {
    return switch (code >>> 6) {
      case 0 -> Quality.BAD;
      case 3 -> Quality.GOOD;
      // 10 is not used
      default -> Quality.UNCERTAIN;
    };
  }

  private static boolean digits(String text) {
    boolean hex = text.startsWith("0x") || text.startsWith("0X");
    int from = hex ? 2 : text.charAt(0) == '-' ? 1 : 0;
    for (int at = from; at < text.length(); at++) {
      if (Character.digit(text.charAt(at), hex ? 16 : 10) < 0 || text.charAt(at) > 'f') {
        return false;
      }
    }
    return text.length() > from;
  }
}

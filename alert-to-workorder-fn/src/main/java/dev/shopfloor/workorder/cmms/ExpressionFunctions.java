package dev.shopfloor.workorder.cmms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.dashjoin.jsonata.Jsonata.Frame;
import com.dashjoin.jsonata.Jsonata.JFunction;
import com.dashjoin.jsonata.Jsonata.JFunctionCallable;
import dev.shopfloor.workorder.CodePoints;
import dev.shopfloor.workorder.Markers;
import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What expressions can call besides JSONata's own functions. Nothing given, nothing answered. */
final class ExpressionFunctions {
  private static final int MOST_PAD = 1_000;
  // an address keeps its ampersands: it would lead elsewhere without them
  private static final Pattern ADDRESS_OR_MARKUP = Pattern.compile("https?://[^\\s<>]+|[<>&]");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]{5,18}(?:Z|[+-]\\d\\d:?\\d\\d)");
  private static final Pattern LOCAL_TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?");
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private static final Map<String, JFunction> ALL =
      Map.of(
          "truncate", function((in, a) -> CodePoints.cut(text(a, 0), most(a, 1)), "<s-n:s>"),
          "plain", function((in, a) -> plain(text(a, 0)), "<s-:s>"),
          "sha256", function((in, a) -> sha256(text(a, 0)), "<s-:s>"),
          "marker", function((in, a) -> Markers.in(text(a, 0)), "<s-:s>"),
          "titled", function((in, a) -> titled(text(a, 0), text(a, 1), most(a, 2)), "<ssn:s>"),
          "localTime", function((in, a) -> localTime(a.getFirst(), text(a, 1)), "<(sn)-s:s>"),
          "localMillis", function((in, a) -> localMillis(text(a, 0), text(a, 1)), "<s-s:n>"),
          "epochSeconds", function((in, a) -> instant(a.getFirst()).getEpochSecond(), "<(sn)-:n>"),
          // the library's own makes texts of any length in one step
          "pad", function((in, a) -> pad(a), "<s-ns?:s>"));

  private ExpressionFunctions() {}

  static void bind(Frame frame) {
    ALL.forEach(frame::bind);
  }

  static Set<String> names() {
    return ALL.keySet();
  }

  private static JFunction function(JFunctionCallable called, String signature) {
    return new JFunction(
        (input, arguments) -> arguments.getFirst() == null ? null : called.call(input, arguments),
        signature);
  }

  private static String text(List<?> arguments, int at) {
    Object value = arguments.get(at);
    return value == null ? "" : value.toString();
  }

  private static int most(List<?> arguments, int at) {
    int most = arguments.get(at) instanceof Number number ? number.intValue() : 0;
    if (most < 1) {
      throw new ExpressionException("a text can be cut to 1 character or more, not to " + most);
    }
    return most;
  }

  private static String plain(String text) {
    return ADDRESS_OR_MARKUP
        .matcher(text)
        .replaceAll(found ->
            switch (found.group()) {
              case "<" -> "‹";
              case ">" -> "›";
              case "&" -> "＆";
              default -> Matcher.quoteReplacement(found.group());
            });
  }

  /** 64 hexadecimal digits: for systems whose keys are shorter than ours, or of another form. */
  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException unheard) {
      throw new IllegalStateException("each Java has SHA-256", unheard);
    }
  }

  private static String titled(String text, String suffix, int most) {
    if (suffix.isEmpty()) {
      return CodePoints.cut(text, most);
    }
    int room = most - CodePoints.count(suffix) - 1;
    if (room < 1) {
      throw new ExpressionException(
          "\"%s\" does not fit into a title of %d".formatted(suffix, most));
    }
    return CodePoints.cut(text, room) + ' ' + suffix;
  }

  private static String localTime(Object time, String zone) {
    try {
      return LOCAL.format(instant(time).atZone(ZoneId.of(zone))) + ' ' + zone;
    } catch (DateTimeException unknown) {
      throw new ExpressionException("\"" + zone + "\" is no time zone");
    }
  }

  /** Epoch ms of a local time without its zone, as systems in one time zone write them. */
  private static long localMillis(String time, String zone) {
    if (!LOCAL_TIME.matcher(time).matches()) {
      throw new ExpressionException("no local time such as 2026-06-15 10:00:00 was given");
    }
    try {
      return LocalDateTime.parse(time.replace(' ', 'T'))
          .atZone(ZoneId.of(zone))
          .toInstant()
          .toEpochMilli();
    } catch (DateTimeException unreadable) {
      throw new ExpressionException(
          "no local time such as 2026-06-15 10:00:00 in a time zone such as Europe/Berlin was"
              + " given");
    }
  }

  private static Instant instant(Object time) {
    if (time instanceof Number millis) {
      return Instant.ofEpochMilli(new BigDecimal(millis.toString()).longValue());
    }
    // an exception must not repeat a value that may be anything
    if (!TIME.matcher(time.toString()).matches()) {
      throw new ExpressionException("no time such as 2026-06-15T08:00:00Z was given");
    }
    try {
      return Instant.parse(time.toString());
    } catch (DateTimeException unreadable) {
      throw new ExpressionException("no time such as 2026-06-15T08:00:00Z was given");
    }
  }

  private static @Nullable String pad(List<?> arguments) {
    String text = text(arguments, 0);
    int width = arguments.get(1) instanceof Number number ? number.intValue() : 0;
    int most = Math.abs(width);
    if (most > MOST_PAD) {
      throw new ExpressionException("$pad fills up to " + MOST_PAD + " characters, not " + most);
    }
    String with = arguments.size() > 2 && arguments.get(2) != null ? text(arguments, 2) : " ";
    int missing = most - CodePoints.count(text);
    if (missing <= 0 || with.isEmpty()) {
      return text;
    }
    String repeated = with.repeat(missing);
    String filling = repeated.substring(0, repeated.offsetByCodePoints(0, missing));
    return width < 0 ? filling + text : text + filling;
  }
}

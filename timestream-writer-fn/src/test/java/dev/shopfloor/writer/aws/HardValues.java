package dev.shopfloor.writer.aws;

import dev.shopfloor.model.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values and names that formats and stores are known to break on. */
final class HardValues {
  /** Texts. */
  static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "plain",
          " blank before and after ",
          "a,b=c d",
          "\"",
          "\"quoted\" and 'single'",
          "\\",
          "\\\\",
          "ends in \\",
          "\\\" and \\\\\"",
          "C:\\new\\table\\",
          "line\nfeed",
          "\n",
          "cr\r\nlf",
          "tab\there",
          "# no comment",
          "1i",
          "true",
          "press,asset=x t=1i 5\npress,asset=x t=2i 6",
          "unable to parse 'x': y",
          "Grüße, 漢字, ✓",
          "emoji \uD83D\uDE00\uD83D\uDC69\u200D\uD83D\uDD27",
          "bell\u0007 and delete\u007F",
          "\uFEFF mark",
          "x".repeat(64 * 1024),
          "\uD83D\uDE00\"\\".repeat(8_000));

  /** Real numbers. */
  static final List<Double> REALS =
      List.of(
          0.0,
          -0.0,
          0.1,
          0.1 + 0.2,
          1.0 / 3,
          -273.15,
          1e15,
          1e16,
          1e21,
          1e22,
          123456789.12345679,
          9007199254740994.0,
          1e308,
          -1e308,
          Double.MAX_VALUE,
          -Double.MAX_VALUE,
          Double.MIN_NORMAL,
          Double.MIN_VALUE,
          -Double.MIN_VALUE,
          2.225073858507201e-308,
          1e-300);

  /** Whole numbers. */
  static final List<Long> WHOLES =
      List.of(
          0L,
          -1L,
          1L << 53,
          (1L << 53) + 1,
          -(1L << 53) - 1,
          Long.MAX_VALUE,
          Long.MAX_VALUE - 1,
          Long.MIN_VALUE + 1,
          Long.MIN_VALUE);

  private HardValues() {}

  /** All of them, each with a tag of its own. */
  static Map<String, Value> byTag() {
    Map<String, Value> values = new LinkedHashMap<>();
    TEXTS.forEach(text -> values.put("text" + values.size(), new Value.Text(text)));
    REALS.forEach(real -> values.put("real" + values.size(), new Value.Real(real)));
    WHOLES.forEach(whole -> values.put("whole" + values.size(), new Value.Whole(whole)));
    values.put("yes", new Value.Truth(true));
    values.put("no", new Value.Truth(false));
    return values;
  }
}

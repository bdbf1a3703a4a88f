package dev.shopfloor.cli.load;

import dev.shopfloor.cli.run.UsageException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much load: {@code ASSETSxTAGSxRATE}, or {@code ASSETSxTAGSxFROM..TO} to look for the knee.
 *
 * @param assets machines that send, 1 to 10,000
 * @param tags readings in each message, 4 to 1,000
 * @param rate messages a second of each asset, 0.01 to 1,000; with a ramp, that of its first step
 * @param most where a ramp ends, not below {@code rate}; equal to it when there is no ramp
 */
public record LoadSpec(int assets, int tags, double rate, double most) {
  private static final Pattern FORM =
      Pattern.compile("(\\d+)x(\\d+)x(\\d+(?:\\.\\d+)?)(?:\\.\\.(\\d+(?:\\.\\d+)?))?");

  private static final int MOST_ASSETS = 10_000;
  private static final int LEAST_TAGS = 4;
  private static final int MOST_TAGS = 1_000;
  private static final double LEAST_RATE = 0.01;
  private static final double MOST_RATE = 1_000;
  private static final double MOST_MESSAGES = 50_000;

  /**
   * Reads what the user wrote.
   *
   * @throws UsageException naming the part that is wrong, its value and the mend
   */
  public static LoadSpec parse(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new UsageException(
          ("--load \"%s\" is not of the form ASSETSxTAGSxRATE; write for example 100x30x1, which is"
               + " 100 assets that send 30 readings each once a second, or 100x30x0.5..16 to look"
               + " for the knee between these rates")
              .formatted(text));
    }
    int assets = (int) within("ASSETS", form.group(1), 1, MOST_ASSETS);
    int tags = (int) within("TAGS", form.group(2), LEAST_TAGS, MOST_TAGS);
    double rate = within("RATE", form.group(3), LEAST_RATE, MOST_RATE);
    double most = form.group(4) == null ? rate : within("RATE", form.group(4), rate, MOST_RATE);
    if (assets * most > MOST_MESSAGES) {
      throw new UsageException(
          "--load %s asks for %,.0f messages a second; one process sends at most %,.0f: give fewer ASSETS or a lower RATE"
              .formatted(text, assets * most, MOST_MESSAGES));
    }
    return new LoadSpec(assets, tags, rate, most);
  }

  private static double within(String field, String text, double least, double most) {
    double value = new BigDecimal(text).doubleValue();
    if (value < least || value > most) {
      throw new UsageException(
          "--load: %s is %s to %s, not %s; give a value between"
              .formatted(field, plain(least), plain(most), text));
    }
    return value;
  }

  /** Whether the rate is to be raised step by step. */
  public boolean ramp() {
    return most > rate;
  }

  /** Messages a second of all assets together. */
  public double messagesPerSecond(double eachRate) {
    return assets * eachRate;
  }

  /** As the user would write it. */
  public String text() {
    String rates = ramp() ? plain(rate) + ".." + plain(most) : plain(rate);
    return assets + "x" + tags + "x" + rates;
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}

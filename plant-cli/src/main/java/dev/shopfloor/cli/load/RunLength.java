package dev.shopfloor.cli.load;

import dev.shopfloor.cli.run.UsageException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a load lasts, as the user writes it: {@code 60s}, {@code 2m}, or seconds alone. */
public final class RunLength {
  private static final Pattern FORM = Pattern.compile("(\\d{1,6})\\s*([smh]?)");
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofHours(24);

  private RunLength() {}

  /**
   * Reads a length.
   *
   * @return 1 s to 24 h
   * @throws UsageException naming the value and the mend
   */
  public static Duration parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new UsageException("--for \"" + text + "\" is no time; write for example 60s or 5m");
    }
    long number = Long.parseLong(form.group(1));
    Duration length =
        switch (form.group(2)) {
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofSeconds(number);
        };
    if (length.compareTo(LEAST) < 0 || length.compareTo(MOST) > 0) {
      throw new UsageException("--for is 1s to 24h, not " + text + "; give a time between");
    }
    return length;
  }
}

package dev.shopfloor.cli.doctor;

import java.time.Duration;
import java.util.List;

/** Whether this computer's clock is right: AWS refuses what is signed five minutes off. */
record ClockCheck(StackView stack) implements Check {
  private static final Duration MOST = Duration.ofSeconds(30);

  @Override
  public String part() {
    return "this computer";
  }

  @Override
  public List<Finding> look() {
    Duration ahead = stack.ahead();
    if (ahead.abs().compareTo(MOST) <= 0) {
      return List.of(new Finding.Ok(part(), "has the time that AWS has"));
    }
    return List.of(
        new Finding.Warning(
            part(),
            "has a clock %s %s AWS's"
                .formatted(Span.of(ahead.abs()), ahead.isNegative() ? "behind" : "ahead of"),
            Next.step("set it by NTP; gateways that take their time from it are as far off")));
  }
}

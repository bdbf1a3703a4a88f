package dev.shopfloor.cli.rules;

import java.io.PrintWriter;
import java.util.stream.Collectors;

/** An explanation for people. */
public final class ExplanationText {
  private ExplanationText() {}

  /** Prints it, some lines. */
  public static void print(Explanation of, PrintWriter out) {
    ExampleAlert alert = of.alert();
    out.printf(
        "%s%s%s%s, %s, %s%n",
        alert.asset().text(),
        words(", kind ", alert.topic().kind()),
        words(", signal ", alert.topic().signal()),
        words(", code ", alert.topic().code() == null ? "" : alert.topic().code()),
        alert.severity(),
        Verdict.time(of.at(), of.zone()));
    if (!of.policy().known()) {
      out.println("  the plant file does not have this asset: the defaults hold");
    }
    Verdict verdict = Verdict.of(of);
    out.printf("  %s: %s%n", verdict.order() ? "work order" : "no work order", verdict.why());
    of.settings().forEach(setting -> print(setting, out));
    String budgets =
        "asset %s, site %s"
            .formatted(
                SettingText.budget(
                    of.policy().handling().perAsset().orders(),
                    of.policy().handling().perAsset().within()),
                SettingText.budget(
                    of.policy().handling().perSite().orders(),
                    of.policy().handling().perSite().within()));
    out.printf("  %-9s %s%n", "budget", budgets);
    for (Explanation.Quiet quiet : of.silences()) {
      out.printf(
          "  %-9s %s%s, line %d%n",
          "silent",
          quiet.kind() + ": " + quiet.reason(),
          quiet.until() == Long.MAX_VALUE
              ? ", without end"
              : ", until " + Verdict.time(quiet.until(), of.zone()),
          quiet.line());
    }
  }

  private static String words(String before, String text) {
    return text.isEmpty() ? "" : before + text;
  }

  private static void print(Explanation.Setting setting, PrintWriter out) {
    Explanation.Named rule = setting.rule();
    String from =
        rule == null ? setting.otherwise() : "rule %s, line %d".formatted(rule.name(), rule.line());
    String value = setting.value().isEmpty() ? "-" : setting.value();
    String later =
        setting.later().stream()
            .map(each -> "%s (line %d: %s)".formatted(each.name(), each.line(), each.value()))
            .collect(Collectors.joining(", "));
    out.printf(
        "  %-9s %s%s%s%n",
        setting.name(),
        value,
        from.isEmpty() ? "" : " <- " + from,
        later.isEmpty() ? "" : "; comes later: " + later);
  }
}

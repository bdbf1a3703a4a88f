package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.Seen;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.util.List;
import java.util.regex.Pattern;

/** Texts as long as can be, and with characters that systems like to change. */
final class TextChecks {
  private static final String MARKUP = "81.5 °C > 80 °C & <b>\"hot\"</b> 'x' \\ {a} $1 100%";
  private static final List<String> WORDS = List.of("81.5 °C", "80 °C", "hot", "{a}", "$1", "100%");
  private static final Pattern ESCAPED = Pattern.compile("&(?:lt|gt|amp|quot|apos|#\\d+);");
  private static final int MORE = 400;

  private TextChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of(
            "longest title",
            "A title as long as can be arrives within the limit, with the marker whole and no"
                + " character cut in two; and again when it is raised.",
            bench -> eachShift(bench, TextChecks::title),
            Kind.CREATE),
        Check.of(
            "longest text",
            "A text as long as can be arrives within the limit, with its last line whole.",
            bench -> eachShift(bench, TextChecks::description),
            Kind.CREATE),
        Check.of(
            "longest comment",
            "A comment as long as can be arrives within the limit.",
            bench -> eachShift(bench, TextChecks::comment),
            Kind.CREATE,
            Kind.COMMENT),
        Check.of(
            "longest reason",
            "The reason for giving an order up arrives within the limit.",
            bench -> eachShift(bench, TextChecks::reason),
            Kind.CREATE,
            Kind.CANCEL),
        Check.of(
            "markup",
            "Characters of markup arrive so that people can read them, and nothing is lost.",
            TextChecks::markup,
            Kind.CREATE));
  }

  /** Tries a text and the same one character later, so that each cut meets a pair once. */
  private interface Shifted {
    void on(Bench bench, int shift);
  }

  private static void eachShift(Bench bench, Shifted trial) {
    trial.on(bench, 0);
    trial.on(bench, 1);
  }

  /** A text that begins in words and goes on in characters of two units each. */
  private static String longer(int most, int shift) {
    return "press07 hot " + "x".repeat(shift) + "🔥".repeat(most + MORE);
  }

  private static Seen made(Bench bench, String title, String body, int shift) {
    String marker = Bench.marker(shift + 1);
    Cmms.Draft draft = Drafts.of(bench, title, body, Priority.P2, marker);
    return arrived(bench, bench.make(bench.cmms(), draft));
  }

  private static Seen arrived(Bench bench, Cmms.Order order) {
    Seen seen = bench.seen(order);
    bench.require(
        bench.carrying(order.marker()).size() == 1, "the marker is not whole: " + seen.title());
    wellFormed(bench, "title", seen.title());
    wellFormed(bench, "text", seen.description());
    return seen;
  }

  private static void wellFormed(Bench bench, String what, String text) {
    boolean broken =
        text.indexOf('\uFFFD') >= 0
            || text.codePoints().anyMatch(each -> Character.getType(each) == Character.SURROGATE);
    bench.require(!broken, "the %s holds half a character".formatted(what));
    bench.require(!text.contains("?"), "the %s lost characters: %s".formatted(what, text));
  }

  private static void title(Bench bench, int shift) {
    String title = longer(bench.profile().limits().title(), shift);
    Seen seen = made(bench, title, Drafts.BODY, shift);
    bench.require(seen.title().contains("press07 hot"), "the title arrived as " + seen.title());
    if (LosingChecks.can(bench, Kind.RAISE)) {
      Cmms.Order order = Cmms.Order.of(seen.id(), seen.number(), Bench.marker(shift + 1));
      bench.done("raise", bench.cmms().raisePriority(order, Priority.P1, bench.limit()));
      arrived(bench, order);
    }
  }

  private static void description(Bench bench, int shift) {
    String body = longer(bench.profile().limits().description(), shift);
    Seen seen = made(bench, Drafts.TITLE, body, shift);
    String marker = Bench.marker(shift + 1);
    bench.require(
        seen.description().contains("press07 hot") && seen.description().contains(marker),
        "the text has lost its last line or its first");
  }

  private static Cmms.Order order(Bench bench, int shift) {
    return bench.make(bench.cmms(), Drafts.of(bench, Priority.P4, Bench.marker(shift + 1)));
  }

  private static void comment(Bench bench, int shift) {
    Cmms.Order order = order(bench, shift);
    String text = longer(bench.profile().limits().comment(), shift);
    bench.done("comment", bench.cmms().comment(order, text, "e1", bench.limit()));
    List<String> comments = arrived(bench, order).comments();
    bench.require(
        comments.stream().anyMatch(each -> each.contains("press07 hot")),
        "the comment has not arrived");
    comments.forEach(each -> wellFormed(bench, "comment", each));
  }

  private static void reason(Bench bench, int shift) {
    Cmms.Order order = order(bench, shift);
    String text = longer(bench.profile().limits().comment(), shift);
    bench.done("cancel", bench.cmms().cancel(order, text, bench.limit()));
    arrived(bench, order);
  }

  private static void markup(Bench bench) {
    Cmms.Draft draft = Drafts.of(bench, MARKUP, "Value: " + MARKUP, Priority.P4, Bench.marker(1));
    Cmms.Order order = bench.make(bench.cmms(), draft);
    readable(bench, "title", bench.seen(order).title(), bench.profile().limits().title());
    String text = bench.seen(order).description();
    readable(bench, "text", text, Integer.MAX_VALUE);
    if (LosingChecks.can(bench, Kind.COMMENT)) {
      bench.done("comment", bench.cmms().comment(order, MARKUP, "e1", bench.limit()));
      readable(
          bench, "comment", String.join("\n", bench.seen(order).comments()), Integer.MAX_VALUE);
    }
    if (LosingChecks.can(bench, Kind.RAISE)) {
      String before = bench.seen(order).description();
      bench.done("raise", bench.cmms().raisePriority(order, Priority.P1, bench.limit()));
      String after = bench.seen(order).description();
      bench.require(
          after.equals(before), "raised, the text \"%s\" became \"%s\"".formatted(before, after));
    }
    bench.require(bench.carrying(order.marker()).size() == 1, "the marker is not whole");
  }

  private static void readable(Bench bench, String what, String text, int most) {
    bench.require(
        !ESCAPED.matcher(text).find(), "people read the %s as \"%s\"".formatted(what, text));
    for (String word : WORDS) {
      // a short title may have lost its end
      bench.require(
          text.contains(word) || most < MARKUP.length() * 2,
          "\"%s\" is missing in the %s \"%s\"".formatted(word, what, text));
    }
  }
}

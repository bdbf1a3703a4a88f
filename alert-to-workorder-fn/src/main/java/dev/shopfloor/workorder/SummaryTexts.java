package dev.shopfloor.workorder;

import dev.shopfloor.model.Nanos;
import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Occurrence.Details;
import dev.shopfloor.workorder.Occurrence.Joined;
import dev.shopfloor.workorder.Occurrence.Raised;
import dev.shopfloor.workorder.Occurrence.Topic;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What people read in a summary order, and what its members tell it. */
final class SummaryTexts {
  /** The kind of a beginning that stands for many. */
  static final String KIND = "SUMMARY";

  private static final int MOST_LINE = 160;
  private static final int MOST_ABOUT = 60;
  private static final int MOST_NAME = 1_000;
  // what stands around the list in a description: links, marker, what the system adds
  private static final int DESCRIPTION_AROUND = 1_500;
  private static final int COMMENT_AROUND = 200;
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);

  private SummaryTexts() {}

  /** What a problem tells the summary order when it gets none of its own. */
  static Joined member(String key, WorkOrderState state, Raised kept, AssetPolicy policy) {
    int repeats = state.comments().unreported();
    return joined(key, state, kept, policy, 0, repeats == 0 ? "" : ", " + times(repeats));
  }

  /** What has happened to it since. */
  static Joined again(String key, WorkOrderState state, Raised kept, AssetPolicy policy, long now) {
    String more = ": " + times(state.comments().unreported()) + " more";
    // named by the present: what an attempt that was cut off has told is told again, with what came
    // since
    return joined(key, state, kept, policy, now, more);
  }

  private static Joined joined(
      String key, WorkOrderState state, Raised kept, AssetPolicy policy, long number, String more) {
    Calm.Summary summary = state.calm().summary();
    if (summary == null) {
      throw new IllegalArgumentException(key + " belongs to no summary");
    }
    Severity worst = Wanted.worse(policy.severity(kept.severity()), state.severity());
    Priority urgency = policy.priority(worst);
    String ended = state.history().ended() ? ", ended" : "";
    String around =
        "%s, since %s%s%s".formatted(urgency, local(kept.eventTime(), policy.zone()), more, ended);
    return new Joined(
        summary.key(),
        key,
        state.marker(key),
        number,
        kept.asset(),
        kept.line(),
        kept.eventTime(),
        kept.subject(),
        name(kept, MOST_LINE - around.length()) + " (" + around + ")",
        urgency);
  }

  /** What is cut of a long message must not be what names the problem. */
  private static String name(Raised kept, int most) {
    String whole = Texts.line(kept.asset().asset() + ": " + kept.subject(), MOST_NAME);
    Topic topic = kept.details().topic();
    if (CodePoints.count(whole) <= most || topic.signal().isEmpty()) {
      return Texts.line(whole, most);
    }
    String about = topic.code() == null ? topic.signal() : topic.signal() + " " + topic.code();
    String tail = " (" + Texts.line(about, MOST_ABOUT) + ")";
    String head = whole.endsWith(tail) ? whole.substring(0, whole.length() - tail.length()) : whole;
    return Texts.line(head, most - CodePoints.count(tail)) + tail;
  }

  private static String times(int count) {
    return count == 1 ? "once" : count + " times";
  }

  private static String local(long time, ZoneId zone) {
    return LOCAL.format(Nanos.instant(time).atZone(zone));
  }

  /** As many as fit into the description of an order. */
  static List<Joined> fitting(List<Joined> joined, Cmms.Room room) {
    return fitting(joined, room.description() - DESCRIPTION_AROUND);
  }

  /** As many as fit into a comment. */
  static List<Joined> fittingComment(List<Joined> joined, Cmms.Room room) {
    return fitting(joined, room.comment() - COMMENT_AROUND);
  }

  private static List<Joined> fitting(List<Joined> joined, int most) {
    List<Joined> fitting = new ArrayList<>();
    int used = 0;
    for (Joined each : joined) {
      used += each.text().codePointCount(0, each.text().length()) + 3;
      if (used > most && !fitting.isEmpty()) {
        break;
      }
      fitting.add(each);
    }
    return fitting;
  }

  /**
   * The beginning of which a summary order is made.
   *
   * @param listed those that the order lists
   * @param waiting all that are known
   */
  static Raised raised(String key, List<Joined> listed, List<Joined> waiting) {
    Joined first = listed.getFirst();
    long assets = waiting.stream().map(Joined::asset).distinct().count();
    String where =
        assets == 1
            ? first.asset().asset()
            : "site " + first.asset().site() + ", " + assets + " assets";
    return new Raised(
        "summary:" + first.eventId(),
        key,
        first.asset(),
        first.line(),
        first.eventTime(),
        "Alarm flood at %s: %d alarms and more".formatted(where, waiting.size()),
        "More alarms came than people can take as orders of their own. This order lists the rest;"
            + " its comments go on with the list.\n\n"
            + list(listed),
        severity(worst(waiting)),
        new Details(new Topic(KIND, "", null), null, null, List.of()));
  }

  /** Goes on with the list. */
  static String more(List<Joined> listed) {
    return "Further alarms without an order of their own:\n" + list(listed);
  }

  private static String list(List<Joined> listed) {
    StringBuilder list = new StringBuilder();
    listed.forEach(each -> list.append("- ").append(each.text()).append('\n'));
    return list.toString().strip();
  }

  /** The most urgent of them. */
  static Priority worst(List<Joined> joined) {
    return joined.stream().map(Joined::urgency).min(Comparator.naturalOrder()).orElseThrow();
  }

  /** A summary is as severe as its most urgent member needs. */
  static Severity severity(Priority urgency) {
    return switch (urgency) {
      case P1 -> Severity.CRITICAL;
      case P2 -> Severity.HIGH;
      case P3 -> Severity.MEDIUM;
      case P4 -> Severity.LOW;
    };
  }
}

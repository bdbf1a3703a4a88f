package dev.shopfloor.workorder;

import dev.shopfloor.model.Alert;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.Severity;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to one problem of one asset, whatever kind of event told of it.
 *
 * <p>Repeats of the same problem share the {@link #key()}; two deliveries of the same event share
 * the {@link #eventId()}.
 */
public sealed interface Occurrence {
  /** The order in which occurrences are worked: event time, an end before a beginning, id. */
  Comparator<Occurrence> BY_EVENT_TIME =
      Comparator.comparingLong(Occurrence::eventTime)
          .thenComparing(
              occurrence -> occurrence instanceof Raised || occurrence instanceof Retried)
          .thenComparing(Occurrence::eventId);

  /** Names the event; the same whenever it is delivered again. */
  String eventId();

  /** The problem's dedup key, {@code sf:} and 26 characters. */
  String key();

  /** The asset concerned; the plant model need not know it. */
  AssetKey asset();

  /** The line that the sender named; empty when it named none. */
  String line();

  /** When it happened at the machine, ns since the epoch, 0 or more. */
  long eventTime();

  /** What it is about, a short line for a title. */
  String subject();

  /** The facts, several lines. */
  String text();

  /**
   * The problem began or came again.
   *
   * @param eventId see {@link Occurrence#eventId()}
   * @param key see {@link Occurrence#key()}
   * @param asset see {@link Occurrence#asset()}
   * @param line see {@link Occurrence#line()}
   * @param eventTime see {@link Occurrence#eventTime()}
   * @param subject see {@link Occurrence#subject()}
   * @param text see {@link Occurrence#text()}
   * @param severity how urgent it is
   * @param details what is told where it is known
   */
  record Raised(
      String eventId,
      String key,
      AssetKey asset,
      String line,
      long eventTime,
      String subject,
      String text,
      Severity severity,
      Details details)
      implements Occurrence {
    /** A beginning without details. */
    public Raised(
        String eventId,
        String key,
        AssetKey asset,
        String line,
        long eventTime,
        String subject,
        String text,
        Severity severity) {
      this(eventId, key, asset, line, eventTime, subject, text, severity, Details.NONE);
    }
  }

  /**
   * What is told of a beginning where it is known.
   *
   * @param topic what the plant model's rules go by
   * @param measured the value that raised it; null when there is none
   * @param evidence the time span that the detector judged by; null when it judged one value
   * @param links where a person finds more; may be empty
   */
  record Details(
      Topic topic,
      @Nullable Measured measured,
      Alert.@Nullable Evidence evidence,
      List<Alert.Link> links) {
    /** Nothing known. */
    public static final Details NONE = new Details(Topic.NONE, null, null, List.of());

    /** Nothing known but what it is about. */
    public static Details of(Topic topic) {
      return new Details(topic, null, null, List.of());
    }

    /** Copies the links. */
    public Details {
      links = List.copyOf(links);
    }
  }

  /**
   * What a problem is about, in the sender's own words: the plant model's rules go by it.
   *
   * @param kind {@code THRESHOLD}, {@code ANOMALY}, {@code STATE}, {@code VIOLATION} (see {@link
   *     Alert.Kind}), {@code STOP} or {@code DATA_QUALITY}; empty when not known
   * @param signal the tag or item; empty when not known
   * @param code the sender's code; null when it has none
   */
  record Topic(String kind, String signal, @Nullable String code) {
    /** Not known. */
    public static final Topic NONE = new Topic("", "", null);
  }

  /**
   * A measured value.
   *
   * @param value finite
   * @param unit UCUM; null when there is none
   */
  record Measured(double value, @Nullable String unit) {}

  /**
   * A person asked to try again what the maintenance system had refused.
   *
   * @param refused the beginning whose order was refused
   * @param at when it was asked, ns since the epoch
   */
  record Retried(Raised refused, long at) implements Occurrence {
    /** What the ids of these begin with; no event on the bus has such a one. */
    static final String PREFIX = "retried:";

    @Override
    public String eventId() {
      return PREFIX + at + ':' + refused.eventId();
    }

    @Override
    public String key() {
      return refused.key();
    }

    @Override
    public AssetKey asset() {
      return refused.asset();
    }

    @Override
    public String line() {
      return refused.line();
    }

    @Override
    public long eventTime() {
      return refused.eventTime();
    }

    @Override
    public String subject() {
      return refused.subject();
    }

    @Override
    public String text() {
      return refused.text();
    }
  }

  /**
   * The time that a beginning had to wait is over. It is never stored: the state that waits brings
   * it about.
   *
   * @param kept the beginning that waited
   * @param at when it is looked at, ns since the epoch
   */
  record Released(Raised kept, long at) implements Occurrence {
    @Override
    public String eventId() {
      return kept.eventId();
    }

    @Override
    public String key() {
      return kept.key();
    }

    @Override
    public AssetKey asset() {
      return kept.asset();
    }

    @Override
    public String line() {
      return kept.line();
    }

    @Override
    public long eventTime() {
      return kept.eventTime();
    }

    @Override
    public String subject() {
      return kept.subject();
    }

    @Override
    public String text() {
      return kept.text();
    }
  }

  /**
   * A problem to be listed in a summary order, whose problem this occurrence belongs to.
   *
   * @param key of the summary
   * @param member key of the problem to be listed
   * @param marker of the problem's generation
   * @param number 0 for its beginning; names what is told of it later
   * @param asset of the problem
   * @param line see {@link Occurrence#line()}
   * @param eventTime see {@link Occurrence#eventTime()}
   * @param subject see {@link Occurrence#subject()}
   * @param text one line for the list
   * @param urgency of the problem
   */
  record Joined(
      String key,
      String member,
      String marker,
      long number,
      AssetKey asset,
      String line,
      long eventTime,
      String subject,
      String text,
      Priority urgency)
      implements Occurrence {
    @Override
    public String eventId() {
      return "joined:" + marker + ':' + number;
    }
  }

  /**
   * A problem was listed in a summary order.
   *
   * @param key of the problem
   * @param marker of its generation
   * @param asset see {@link Occurrence#asset()}
   * @param eventTime when it was listed, ns since the epoch
   * @param summary key of the summary
   * @param generation of the summary
   * @param number of the summary order
   */
  record Listed(
      String key,
      String marker,
      AssetKey asset,
      long eventTime,
      String summary,
      int generation,
      String number)
      implements Occurrence {
    @Override
    public String eventId() {
      return "listed:" + Ids.of(marker, Markers.marker(summary, generation));
    }

    @Override
    public String line() {
      return "";
    }

    @Override
    public String subject() {
      return "listed in " + number;
    }

    @Override
    public String text() {
      return subject();
    }
  }

  /**
   * The problem ended.
   *
   * @param eventId see {@link Occurrence#eventId()}
   * @param key see {@link Occurrence#key()}
   * @param asset see {@link Occurrence#asset()}
   * @param line see {@link Occurrence#line()}
   * @param eventTime see {@link Occurrence#eventTime()}
   * @param subject see {@link Occurrence#subject()}
   * @param text see {@link Occurrence#text()}
   */
  record Cleared(
      String eventId,
      String key,
      AssetKey asset,
      String line,
      long eventTime,
      String subject,
      String text)
      implements Occurrence {}

  /**
   * A person finished an order of the problem, as the maintenance system tells.
   *
   * @param key see {@link Occurrence#key()}
   * @param generation which of the problem's orders
   * @param asset see {@link Occurrence#asset()}
   * @param order the order with its end
   * @param ending the order's end
   */
  record Finished(String key, int generation, AssetKey asset, Cmms.Order order, Cmms.Ending ending)
      implements Occurrence {
    /** What the ids of these begin with; no event on the bus has such a one. */
    static final String PREFIX = "finished:";

    @Override
    public String eventId() {
      return PREFIX + Ids.of(Markers.marker(key, generation), order.id(), kind());
    }

    @Override
    public String line() {
      return "";
    }

    @Override
    public long eventTime() {
      return ending.at();
    }

    @Override
    public String subject() {
      return order.number() + " was " + kind();
    }

    @Override
    public String text() {
      return ending.by() == null ? subject() : subject() + " by " + ending.by();
    }

    private String kind() {
      return ending.cancelled() ? "cancelled" : "completed";
    }
  }

  /**
   * A person did something with an order of the problem that did not finish it.
   *
   * @param key see {@link Occurrence#key()}
   * @param generation which of the problem's orders
   * @param asset see {@link Occurrence#asset()}
   * @param order the order as it was seen
   * @param change what was done
   * @param asked when the system was asked, ns since the epoch
   */
  record Changed(
      String key, int generation, AssetKey asset, Cmms.Order order, Change change, long asked)
      implements Occurrence {
    /** What the ids of these begin with; no event on the bus has such a one. */
    static final String PREFIX = "changed:";

    @Override
    public String eventId() {
      return PREFIX
          + Ids.of(
              Markers.marker(key, generation),
              order.id(),
              change.name(),
              Long.toString(eventTime()));
    }

    @Override
    public String line() {
      return "";
    }

    /** By the maintenance system's clock where it told a time. */
    @Override
    public long eventTime() {
      long updated = order.standing().updated();
      return updated > 0 ? updated : asked;
    }

    @Override
    public String subject() {
      String subject = order.number() + ' ' + change.words();
      return change == Change.PRIORITY ? subject + ": " + order.standing().priority() : subject;
    }

    @Override
    public String text() {
      String by = order.standing().by();
      return by == null ? subject() : subject() + ", by " + by;
    }
  }
}

package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Ids;
import dev.shopfloor.model.Severity;
import java.util.Comparator;

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
          .thenComparing(occurrence -> occurrence instanceof Raised)
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
   */
  record Raised(
      String eventId,
      String key,
      AssetKey asset,
      String line,
      long eventTime,
      String subject,
      String text,
      Severity severity)
      implements Occurrence {}

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
}

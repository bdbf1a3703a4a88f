package dev.shopfloor.workorder;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * A maintenance system. Every call ends in an outcome; none throws for what the other side does.
 *
 * <p>The difference that counts is between {@link Unreached}, {@link Throttled}, {@link
 * Unauthorized} and {@link Refused} (nothing was done) and {@link Ambiguous} (it may have been
 * done).
 */
public interface Cmms {
  /** The profile's name, as events and audit carry it. */
  String profile();

  /**
   * How long a record may stay invisible to a search after it was made; an attempt after an
   * ambiguous one waits at least so long.
   */
  Duration settling();

  /** The work orders that carry exactly this marker. */
  Finding findByMarker(String marker, Limit limit);

  /** The order itself: one, or none when the system no longer has it. */
  Finding read(Order order, Limit limit);

  /** Makes a work order. */
  Creating create(Draft draft, Limit limit);

  /**
   * Adds a comment to an order.
   *
   * @param externalId names the comment; a system that knows it keeps it once
   */
  Changing comment(Order order, String text, String externalId, Limit limit);

  /** Sets an order's priority. */
  Changing raisePriority(Order order, Priority priority, Limit limit);

  /**
   * A work order to be made.
   *
   * @param title one line
   * @param description several lines
   * @param priority how soon
   * @param asset the asset's id in the maintenance system
   * @param marker how we find it again
   */
  record Draft(String title, String description, Priority priority, String asset, String marker) {}

  /**
   * A work order that the system holds.
   *
   * @param id the system's id
   * @param number the number that people use
   * @param marker the marker it carries; empty when the system did not say
   * @param open whether a person may still have to work on it
   */
  record Order(String id, String number, String marker, boolean open) {
    /** The older first: systems count ids up. */
    public static final Comparator<Order> BY_AGE =
        Comparator.<Order>comparingInt(order -> order.id().length()).thenComparing(Order::id);
  }

  /**
   * How far a call may go.
   *
   * @param now the present, ns since the epoch, for times that the system names
   * @param time how long the call may take, above 0
   */
  record Limit(long now, Duration time) {}

  /** What came of making an order. */
  sealed interface Creating permits Created, Problem {}

  /** What came of looking for orders. */
  sealed interface Finding permits Found, Problem {}

  /** What came of changing an order. */
  sealed interface Changing permits Changed, Problem {}

  /** What can go wrong with any call. */
  sealed interface Problem extends Creating, Finding, Changing {
    /** One sentence for audit and log, without secrets. */
    String why();
  }

  /**
   * The order was made.
   *
   * @param order as the system holds it
   */
  record Created(Order order) implements Creating {}

  /**
   * The search was answered.
   *
   * @param orders those that match; may be empty
   */
  record Found(List<Order> orders) implements Finding {
    /** Copies the list. */
    public Found {
      orders = List.copyOf(orders);
    }
  }

  /** The change was made, or had been made before. */
  enum Changed implements Changing {
    /** The only one. */
    DONE
  }

  /**
   * The system will never do it as asked.
   *
   * @param why the vendor's own words
   */
  record Refused(String why) implements Problem {}

  /**
   * Not done: too many calls.
   *
   * @param after ns to wait; 0 when the system did not say
   * @param why what it said
   */
  record Throttled(long after, String why) implements Problem {}

  /**
   * It may have been done: the answer was lost, came too late or makes no sense.
   *
   * @param why what happened
   */
  record Ambiguous(String why) implements Problem {}

  /**
   * Not done: our credentials do not hold.
   *
   * @param why what it said
   */
  record Unauthorized(String why) implements Problem {}

  /**
   * Not done: the system was not reached, or what answered was not it.
   *
   * @param why what happened
   */
  record Unreached(String why) implements Problem {}
}

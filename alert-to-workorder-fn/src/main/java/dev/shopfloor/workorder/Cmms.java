package dev.shopfloor.workorder;

import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Severity;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance system. Every call ends in an outcome; none throws for what the other side does.
 *
 * <p>The difference that counts is between {@link Unreached}, {@link Unready}, {@link Throttled},
 * {@link Unauthorized} and {@link Refused} (nothing was done) and {@link Ambiguous} (it may have
 * been done).
 */
public interface Cmms {
  /** The profile's name, as events and audit carry it. */
  String profile();

  /**
   * How long after a request whose answer is lost the record that it makes may still be invisible
   * to a search: as long as the request may still be carried out, and then as long as searches lag.
   */
  Duration settling();

  /** How much text the system takes. */
  default Room room() {
    return Room.USUAL;
  }

  /** The work orders that carry exactly this marker. */
  Finding findByMarker(String marker, Limit limit);

  /** The order itself: one, or none when the system no longer has it. */
  Finding read(Order order, Limit limit);

  /** Whether {@link #read} asks the system, and does not only repeat what is known. */
  default boolean looks() {
    return true;
  }

  /**
   * Whether calls are held back because the system failed several times in a row, as far as its
   * workers know.
   *
   * @param now the present, ns since the epoch
   */
  default boolean heldBack(long now) {
    return false;
  }

  /** The system's word for a priority of ours, as {@link Standing} tells it. */
  default String word(Priority priority) {
    return priority.name();
  }

  /** Makes a work order. */
  Creating create(Draft draft, Limit limit);

  /**
   * Makes an order whole where making one takes two writes. It is called after {@link #create}, and
   * for an order that was found by its marker, because the second write of a lost attempt may be
   * missing. Does no harm when there is nothing left to do.
   *
   * @param order that is there
   * @param draft of which it was made
   */
  default Changing finish(Order order, Draft draft, Limit limit) {
    return Changed.DONE;
  }

  /**
   * Adds a comment to an order.
   *
   * @param externalId names the comment; a system that knows it keeps it once
   */
  Changing comment(Order order, String text, String externalId, Limit limit);

  /** Sets an order's priority. */
  Changing raisePriority(Order order, Priority priority, Limit limit);

  /**
   * Orders that were changed at this instant or later, whoever changed them, the oldest change
   * first; at most a page of them. A system that cannot tell says {@link Unable}.
   *
   * @param since by the system's own clock, ns since the epoch
   */
  default Reading changedSince(long since, Limit limit) {
    return Unable.TO_READ_BACK;
  }

  /**
   * More of a list that {@link #changedSince} has begun.
   *
   * @param since as it was asked then
   * @param next where the list goes on, {@link Changes#next()}
   */
  default Reading moreChanges(long since, Object next, Limit limit) {
    return Unable.TO_READ_BACK;
  }

  /**
   * Gives an order up that we made ourselves, such as that of a self-test.
   *
   * @param text why
   */
  default Changing cancel(Order order, String text, Limit limit) {
    return new Refused(profile() + " cannot cancel an order; do it by hand");
  }

  /**
   * A work order to be made. Texts are plain: no markup and no control characters other than ends
   * of lines.
   *
   * @param title one line
   * @param body several lines, of which the last may be cut
   * @param tail several lines that must not be cut: links, and the marker on the last
   * @param priority how soon
   * @param asset the asset's id in the maintenance system, as the plant model says
   * @param marker how we find it again
   * @param about the facts, for systems that take them apart
   */
  record Draft(
      String title,
      String body,
      String tail,
      Priority priority,
      String asset,
      String marker,
      About about) {
    /** Body and tail. */
    public String description() {
      return body + "\n\n" + tail;
    }

    /** Body and tail, the body cut so that both have at most so many code points. */
    public String description(int most) {
      int tailLength = CodePoints.count(tail) + 2;
      return CodePoints.cut(body, Math.max(1, most - tailLength)) + "\n\n" + tail;
    }
  }

  /**
   * What a work order is about.
   *
   * @param asset the asset in our plant model
   * @param line its line; empty when not known
   * @param subject the problem in one line
   * @param severity how bad
   * @param since when it began, ns since the epoch
   * @param previous the order before; null for the first
   * @param route who is to get it
   */
  record About(
      AssetKey asset,
      String line,
      String subject,
      Severity severity,
      long since,
      @Nullable String previous,
      Route route) {}

  /**
   * How much text a system takes.
   *
   * @param description code points of an order's description
   * @param comment code points of a comment
   */
  record Room(int description, int comment) {
    /** What most systems take. */
    public static final Room USUAL = new Room(4_000, 2_000);
  }

  /**
   * A work order that the system holds.
   *
   * @param id the system's id
   * @param number the number that people use
   * @param marker the marker it carries; empty when the system did not say
   * @param url its address for people, http or https; null when the system did not say
   * @param ending how it ended; null while a person may still have to work on it
   * @param standing how it stands while it is open
   */
  record Order(
      String id,
      String number,
      String marker,
      @Nullable String url,
      @Nullable Ending ending,
      Standing standing) {
    /** The older first: systems count ids up. */
    public static final Comparator<Order> BY_AGE =
        Comparator.<Order>comparingInt(order -> order.id().length()).thenComparing(Order::id);

    /** An order of which the system did not say how it stands. */
    public Order(
        String id, String number, String marker, @Nullable String url, @Nullable Ending ending) {
      this(id, number, marker, url, ending, Standing.UNKNOWN);
    }

    /** An order that is still to be worked on, without an address. */
    public static Order of(String id, String number, String marker) {
      return new Order(id, number, marker, null, null);
    }

    /** Whether a person may still have to work on it. */
    public boolean open() {
      return ending == null;
    }

    /** The same order without what changes while people work on it. */
    Order plain() {
      return new Order(id, number, marker, url, null);
    }
  }

  /**
   * How an order stands.
   *
   * @param started whether a person has begun with it
   * @param priority its priority in the system's words; null when the system did not say
   * @param updated when it was last changed, by the system's clock, ns since the epoch; 0 when the
   *     system did not say
   * @param by who changed it last, or has it; null when the system did not say
   */
  record Standing(boolean started, @Nullable String priority, long updated, @Nullable String by) {
    /** The system did not say. */
    public static final Standing UNKNOWN = new Standing(false, null, 0, null);
  }

  /**
   * The end of an order.
   *
   * @param cancelled whether it was given up and not completed
   * @param at when, by the system's clock, ns since the epoch; 0 when the system did not say
   * @param by who did it; null when the system did not say
   * @param remark what was found
   */
  record Ending(boolean cancelled, long at, @Nullable String by, Remark remark) {
    /** An end without a remark. */
    public Ending(boolean cancelled, long at, @Nullable String by) {
      this(cancelled, at, by, Remark.NONE);
    }

    /** The same end with a time, this one where the system did not say. */
    Ending atLatest(long now) {
      return at > 0 ? this : new Ending(cancelled, now, by, remark);
    }
  }

  /**
   * What people said of a finished order.
   *
   * @param failureCode what was found, as a code of the system; null when it did not say
   * @param feedback what they wrote; null when the system did not say
   * @param falseAlarm whether there was nothing wrong; null when the system did not say
   */
  record Remark(
      @Nullable String failureCode, @Nullable String feedback, @Nullable Boolean falseAlarm) {
    /** Nothing. */
    public static final Remark NONE = new Remark(null, null, null);
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

  /** What came of asking for changes. */
  sealed interface Reading permits Changes, Unable, Problem {}

  /** What can go wrong with any call. */
  sealed interface Problem extends Creating, Finding, Changing, Reading {
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
   * Changes were read.
   *
   * @param changes the oldest first; may be empty
   * @param more whether there are more, at or after the last one's time
   * @param next where the list goes on, for {@link Cmms#moreChanges}; null where it cannot, or ends
   */
  record Changes(List<Change> changes, boolean more, @Nullable Object next) implements Reading {
    /** Copies the list. */
    public Changes {
      changes = List.copyOf(changes);
    }

    /** Changes of a system whose list cannot be gone on with. */
    public Changes(List<Change> changes, boolean more) {
      this(changes, more, null);
    }
  }

  /**
   * An order that was changed.
   *
   * @param order as it is now
   * @param at when it was last changed, by the system's clock, ns since the epoch
   */
  record Change(Order order, long at) {}

  /** What a profile does not do. */
  enum Unable implements Reading {
    /** It cannot say what people did with their orders. */
    TO_READ_BACK
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
   * Not done: the system was not reached. Nor will it be for another order.
   *
   * @param why what happened
   */
  record Unreached(String why) implements Problem {}

  /**
   * Not done, and it may work later: something answered, but not as it should. Perhaps only this
   * call goes wrong.
   *
   * @param why what happened
   */
  record Unready(String why) implements Problem {}
}

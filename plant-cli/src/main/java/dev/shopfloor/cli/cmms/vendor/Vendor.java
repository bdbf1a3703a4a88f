package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.Expression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance system as its vendor documents it. Written from the vendor's samples and never from
 * a profile: a profile must prove itself against it.
 *
 * @param name such as {@code atlas}
 * @param title the product's name
 * @param source what the file was made from
 * @param documents what the vendor documents, by the operation's name in a profile, and where
 * @param tenant the settings of the played customer, as an overlay of the profile
 * @param base what stands before the routes' paths in the system's address; may be empty
 * @param start the system's time at the beginning
 * @param priorities the system's words from the least urgent to the most; empty where it has none
 * @param lag how long a new record stays invisible to routes that lag
 * @param rates what it takes
 * @param auth how it knows who calls
 * @param tables its records at the beginning
 * @param counters where each table's numbers begin, where that is not 1
 * @param asset an asset that exists
 * @param order how to look at its orders
 * @param people what people do with an order
 * @param answers what it says where no route speaks
 * @param guards what it refuses of any request, in their order
 * @param routes what it answers; the first that fits counts
 */
public record Vendor(
    String name,
    String title,
    String source,
    Map<String, String> documents,
    Map<String, ?> tenant,
    String base,
    Instant start,
    List<String> priorities,
    Duration lag,
    List<Rate> rates,
    VendorAuth auth,
    Map<String, List<Map<String, Object>>> tables,
    Map<String, Integer> counters,
    Asset asset,
    Orders order,
    Map<Act, Deed> people,
    Answers answers,
    List<Route.Refusal> guards,
    List<Route> routes) {

  /**
   * So many requests at most in any time so long.
   *
   * @param most requests
   * @param within the time
   * @param source where that is documented
   */
  public record Rate(int most, Duration within, String source) {}

  /**
   * An asset that exists.
   *
   * @param given as the plant file names it
   * @param id the system's own id
   * @param required whether the system refuses an order without an asset
   */
  public record Asset(String given, String id, boolean required) {}

  /**
   * How to look at orders, whatever their fields are called.
   *
   * @param table where they are kept
   * @param view gives of {@code record} what {@link Seen} holds
   * @param stranger a record that is not ours, from {@code title}, {@code description} and {@code
   *     marker}
   */
  public record Orders(String table, Expression view, Expression stranger) {}

  /** What people do with an order. */
  public enum Act {
    /** Somebody takes it and begins. */
    BEGIN,
    /** Somebody finishes it. */
    COMPLETE,
    /** Somebody calls it off. */
    CANCEL,
    /** Somebody writes {@code title} and {@code description} anew. */
    EDIT,
    /** Somebody makes it as urgent as can be. */
    RAISE,
    /** Somebody deletes it. */
    DELETE
  }

  /**
   * What a deed changes.
   *
   * @param sets fields that {@code record} gets; null where the record is removed
   * @param tells what the system shows of it afterwards: {@code finished}, {@code by}, {@code
   *     started}
   * @param source where that is documented
   */
  public record Deed(@Nullable Expression sets, List<String> tells, String source) {}

  /**
   * What it says where no route speaks.
   *
   * @param unknown to a path that it does not have
   * @param malformed to a body that is no JSON
   * @param throttled to too many calls, in each way that it has; the first when a rate is passed
   * @param refused when it will never do what was asked, in its own words
   * @param failed with an error of its own
   * @param faults to a field that is wrong, by the kind of fault
   */
  public record Answers(
      Said unknown,
      Said malformed,
      List<Sample> throttled,
      List<Sample> refused,
      List<Sample> failed,
      Map<String, Said> faults) {}

  /**
   * A documented answer that no route gives by itself.
   *
   * @param name in a report
   * @param operation which request it answers, by the operation's name in a profile
   * @param said the answer
   * @param words what of it a person must get to read; empty for nothing
   * @param after how long it asks to wait; null where it does not say
   * @param done whether the request is carried out before the answer
   * @param source where it is documented
   */
  public record Sample(
      String name,
      String operation,
      Said said,
      String words,
      @Nullable Duration after,
      boolean done,
      String source) {}
}

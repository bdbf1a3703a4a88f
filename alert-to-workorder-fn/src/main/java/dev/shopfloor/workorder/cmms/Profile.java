package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Priority;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A maintenance system as data.
 *
 * @param name such as {@code atlas}; the template's CmmsProfile
 * @param title the product's name
 * @param evidence what the profile was made from
 * @param auth how to say who we are
 * @param csrf what each write needs besides; null where it needs nothing
 * @param limits what the system takes
 * @param priorities the system's value of each of ours, text or number
 * @param statuses the system's words for where an order stands
 * @param lookups the customer's own ids by the name that expressions have for them
 * @param operations what it can do; CREATE is always there
 * @param finish when a new order needs a second write; null where making it takes one
 * @param errors what its failures mean, the first that fits counts
 * @param settings what a customer's overlay may set, with defaults; {@code settings} in expressions
 * @param links further links of an order; name, and address with {@code {site}}, {@code {asset}},
 *     {@code {from}} and {@code {to}} (epoch ms)
 * @param fallbacks what happens instead of what the profile leaves out, by the operation's name, or
 *     {@code priority}
 */
public record Profile(
    String name,
    String title,
    Evidence evidence,
    Auth auth,
    @Nullable Guard csrf,
    Limits limits,
    Map<Priority, Object> priorities,
    Statuses statuses,
    Map<String, Operation> lookups,
    Map<Operation.Kind, Operation> operations,
    @Nullable Finish finish,
    List<ErrorRule> errors,
    Map<String, Object> settings,
    Map<String, String> links,
    Map<String, String> fallbacks) {
  /** What a profile can do; null where it cannot. */
  @Nullable Operation operation(Operation.Kind kind) {
    return operations.get(kind);
  }

  /**
   * A token against forged requests, which each write needs, with the cookies that come along.
   *
   * @param fetch the request whose answer's header holds it; its input is {@code settings}
   * @param header in which it comes and goes, in lower case
   */
  public record Guard(Operation fetch, String header) {}

  /** What a profile was made from. */
  public enum Level {
    /** It was run against the system itself. */
    RUN_LIVE,
    /** The vendor's own specification. */
    VENDOR_SPEC,
    /** What others have written about it. */
    SECONDARY,
    /** Ours: we define the interface. */
    OWN
  }

  /**
   * What a profile was made from.
   *
   * @param level how much it is worth
   * @param text where it comes from, and what is not certain
   */
  public record Evidence(Level level, String text) {}

  /**
   * What a system takes.
   *
   * @param title code points of a title
   * @param description code points of a description
   * @param comment code points of a comment
   * @param requestsPerMinute how many requests it allows us in any 60 s
   * @param searchLag how long a record may stay invisible to a search after it was made
   * @param pause how long to wait when it throttles without saying how long
   * @param timeout the longest that a request may take
   * @param requests the most requests that one step may need, pages included, 1 or more
   */
  public record Limits(
      int title,
      int description,
      int comment,
      int requestsPerMinute,
      Duration searchLag,
      Duration pause,
      Duration timeout,
      int requests) {}

  /**
   * The system's words for where an order stands, compared without case. A word that is in none of
   * them counts as open: an order too many is better than one that nobody sees.
   *
   * @param started open, and a person has begun with it
   * @param completed done
   * @param cancelled given up
   * @param falseAlarm what tells that there was nothing wrong, as status, failure code or feedback
   */
  public record Statuses(
      Set<String> started, Set<String> completed, Set<String> cancelled, Set<String> falseAlarm) {
    /** Copies the sets. */
    public Statuses {
      started = Set.copyOf(started);
      completed = Set.copyOf(completed);
      cancelled = Set.copyOf(cancelled);
      falseAlarm = Set.copyOf(falseAlarm);
    }

    /** Whether the word is one for begun. */
    boolean starts(String word) {
      return has(started, word);
    }

    /** Whether the word is one for done. */
    boolean completes(String word) {
      return has(completed, word);
    }

    /** Whether the word is one for given up. */
    boolean cancels(String word) {
      return has(cancelled, word);
    }

    /** Whether the word says that there was nothing wrong. */
    boolean deniesAlarm(String word) {
      return has(falseAlarm, word);
    }

    private static boolean has(Set<String> words, String word) {
      return words.stream().anyMatch(word::equalsIgnoreCase);
    }
  }
}

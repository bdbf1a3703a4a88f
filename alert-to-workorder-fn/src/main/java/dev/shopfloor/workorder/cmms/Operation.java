package dev.shopfloor.workorder.cmms;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a profile. All expressions are JSONata and get the call's input; {@code result},
 * {@code ok} and {@code next} also get {@code answer} (the body as JSON), {@code status} and {@code
 * headers} (by name in lower case).
 *
 * @param method such as {@code POST}
 * @param path what follows the system's address
 * @param query an object, or an array of such where a name comes twice; null for none
 * @param headers further headers, each an expression; may be empty
 * @param body what is sent as JSON; null for nothing
 * @param readFirst whether {@code read} is called first and its answer's body is in the input as
 *     {@code current}: for systems whose update replaces the whole record
 * @param anyAnswer whether a 2xx answer may be something else than JSON, or nothing where something
 *     is asked; then {@code answer} is absent
 * @param ok whether a 2xx answer means done; null where each does
 * @param result what the answer says, in the form that the operation's kind asks for; null where
 *     nothing is asked
 * @param next for lists: nothing on the last page, else what becomes {@code page.cursor} of the
 *     next call ({@code page.number} counts from 0); null where there is one page
 */
public record Operation(
    String method,
    PathTemplate path,
    @Nullable Expression query,
    Map<String, Expression> headers,
    @Nullable Expression body,
    boolean readFirst,
    boolean anyAnswer,
    @Nullable Expression ok,
    @Nullable Expression result,
    @Nullable Expression next) {
  /** Copies the headers. */
  public Operation {
    headers = Map.copyOf(headers);
  }

  /** What a profile can do. */
  public enum Kind {
    /** The system's id of an asset: {@code {id}} or nothing. */
    FIND_ASSET("findAsset"),
    /** Orders that may carry a marker: {@code [{id, number, status, url, marker}]}. */
    FIND("find"),
    /**
     * One order: {@code {id, number, status, url, marker, priority, updated, finished, by,
     * failureCode, feedback}}.
     */
    READ("read"),
    /** Makes an order: {@code {id, number, url}}. */
    CREATE("create"),
    /** Adds a comment. */
    COMMENT("comment"),
    /** Sets the priority. */
    RAISE("raise"),
    /** Gives an order up. */
    CANCEL("cancel"),
    /** Orders changed since, each as {@link #READ} says, with {@code updated}. */
    CHANGES("changes"),
    /** Makes a new order whole where making it takes two writes. */
    FINISH("finish"),
    /** Whether an order is whole already: the {@code check} of FINISH; its result is a truth. */
    CHECK("check"),
    /** Ids of the customer's own, as {@code lookups} of a profile ask for them. */
    LOOKUP("lookup");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** Its name in a profile. */
    public String word() {
      return word;
    }

    /** Whether it only asks, so that nothing about a failure is ambiguous. */
    boolean reads() {
      return switch (this) {
        case FIND_ASSET, FIND, READ, CHANGES, CHECK, LOOKUP -> true;
        case CREATE, COMMENT, RAISE, CANCEL, FINISH -> false;
      };
    }
  }
}

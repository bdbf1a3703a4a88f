package dev.shopfloor.cli.cmms.vendor;

import dev.shopfloor.workorder.cmms.Expression;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a system does with one kind of request.
 *
 * @param is which operation of a profile this request is; empty for none
 * @param method of HTTP
 * @param path with groups for what stands in braces
 * @param when further conditions; null for none
 * @param open whether anybody may call
 * @param lags whether it does not see records that were just made
 * @param asks what it wants of the query; null where it takes all
 * @param takes what it wants of the body; null where it takes all
 * @param let names for values, in their order
 * @param refuse when it does not do it, in their order
 * @param steps what it does
 * @param answer what it says
 */
record Route(
    String is,
    String method,
    Pattern path,
    List<String> captures,
    @Nullable Expression when,
    boolean open,
    boolean lags,
    @Nullable Form asks,
    @Nullable Form takes,
    Map<String, Let> let,
    List<Refusal> refuse,
    List<Step> steps,
    Said answer) {

  /** What the braces of the path hold; null when method or path are others. */
  @Nullable Matcher matches(String asked, String at) {
    Matcher matcher = path.matcher(at);
    return method.equals(asked) && matcher.matches() ? matcher : null;
  }

  /**
   * A value with a name.
   *
   * @param table the table whose records {@code where} chooses from; empty for none
   * @param value gives it, or with a table whether {@code record} is meant
   * @param first whether only the first of them
   */
  record Let(String table, Expression value, boolean first) {}

  /** When something is refused, and what is said. */
  record Refusal(Expression when, Said answer) {}
}

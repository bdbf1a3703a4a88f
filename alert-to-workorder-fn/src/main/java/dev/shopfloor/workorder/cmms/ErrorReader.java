package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.cmms.ErrorRule.Meaning;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What answers of a profile's system mean that are no success. */
final class ErrorReader {
  private static final int LEAST = 200;
  private static final int MOST = 599;
  private static final Set<String> NAMES =
      Set.of("status", "operation", "emptyBody", "body", "means", "after");

  private ErrorReader() {}

  static List<ErrorRule> read(Part errors) {
    List<ErrorRule> rules = new ArrayList<>();
    for (Part part : errors.items()) {
      ErrorRule rule = rule(part.only(NAMES));
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private static @Nullable ErrorRule rule(Part part) {
    if (!(part.value() instanceof Map<?, ?>)) {
      return null;
    }
    Set<Integer> statuses = new LinkedHashSet<>();
    part.get("status").items().forEach(status -> statuses.add(status.whole(LEAST, MOST)));
    Set<Operation.Kind> kinds = EnumSet.noneOf(Operation.Kind.class);
    for (Part operation : part.get("operation").items()) {
      Operation.Kind kind = operation.word(OperationReader.KINDS);
      if (kind != null) {
        kinds.add(kind);
      }
    }
    Part empty = part.get("emptyBody");
    Part body = part.get("body");
    if (statuses.isEmpty() && kinds.isEmpty() && empty.absent() && body.absent()) {
      part.faultWithoutValue("a rule for everything hides what the system says; name a status");
    }
    if (empty.truth() && !body.absent()) {
      body.fault("cannot be found in an empty body");
    }
    Meaning meaning = part.get("means").word(meanings());
    Expression after = part.get("after").expression();
    if (after != null && meaning != null && meaning != Meaning.THROTTLED) {
      part.get("after").faultWithoutValue("only THROTTLED has a time to wait");
    }
    return meaning == null
        ? null
        : new ErrorRule(
            statuses,
            kinds,
            empty.absent() ? null : empty.truth(),
            body.absent() ? null : pattern(body),
            meaning,
            after);
  }

  private static @Nullable Pattern pattern(Part body) {
    try {
      return RegexCheck.compile(body.text());
    } catch (ExpressionException wrong) {
      body.faultWithoutValue(String.valueOf(wrong.getMessage()));
      return null;
    }
  }

  private static Map<String, Meaning> meanings() {
    Map<String, Meaning> meanings = new LinkedHashMap<>();
    for (Meaning meaning : Meaning.values()) {
      meanings.put(meaning.name(), meaning);
    }
    return meanings;
  }
}

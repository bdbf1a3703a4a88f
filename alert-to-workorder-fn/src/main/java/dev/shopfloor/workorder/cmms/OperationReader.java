package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.cmms.Operation.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The operations of a profile. */
final class OperationReader {
  /** Each kind by its word, as rules for errors name it. */
  static final Map<String, Kind> KINDS = kinds(EnumSet.allOf(Kind.class));

  /** Those that stand under {@code operations}. */
  private static final Map<String, Kind> OWN =
      kinds(EnumSet.complementOf(EnumSet.of(Kind.CHECK, Kind.LOOKUP)));

  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
  private static final Pattern LOOKUP = Pattern.compile("[A-Za-z][A-Za-z0-9]{0,39}");
  private static final Set<String> CALL =
      Set.of("method", "path", "query", "headers", "body", "ok", "result");
  private static final Set<String> NAMES =
      Set.of(
          "method",
          "path",
          "query",
          "headers",
          "body",
          "readFirst",
          "answer",
          "ok",
          "result",
          "next");
  private static final Set<String> FINISH = names("when", "check");
  private static final Set<Kind> LISTS = EnumSet.of(Kind.FIND, Kind.CHANGES);
  private static final Set<Kind> ON_AN_ORDER = EnumSet.of(Kind.COMMENT, Kind.RAISE, Kind.CANCEL);

  private OperationReader() {}

  static Map<Kind, Operation> read(Part operations) {
    operations.required().only(OWN.keySet());
    Map<Kind, Operation> read = new EnumMap<>(Kind.class);
    OWN.forEach((word, kind) -> {
      Part part = operations.get(word);
      if (!part.absent()) {
        Operation operation = operation(part.only(kind == Kind.FINISH ? FINISH : NAMES));
        check(kind, part, operation);
        if (operation != null) {
          read.put(kind, operation);
        }
      }
    });
    operations.get(Kind.CREATE.word()).required();
    boolean reads = !operations.get(Kind.READ.word()).absent();
    read.forEach((kind, operation) -> {
      if (operation.readFirst() && !reads) {
        operations
            .get(kind.word())
            .get("readFirst")
            .faultWithoutValue("this needs the operation \"read\"");
      }
    });
    return read;
  }

  /** When the second write of a new order is due; null where there is none. */
  static @Nullable Finish finish(Part operations) {
    Part finish = operations.get(Kind.FINISH.word());
    if (finish.absent()) {
      return null;
    }
    Operation check = call(finish.get("check"));
    Expression when = finish.get("when").expression();
    return check == null ? null : new Finish(when, check);
  }

  /** What a customer has of his own, by name. */
  static Map<String, Operation> lookups(Part lookups) {
    Map<String, Operation> read = new LinkedHashMap<>();
    lookups
        .fields()
        .forEach((name, part) -> {
          if (!LOOKUP.matcher(name).matches()) {
            part.faultWithoutValue(
                "\"" + name + "\" cannot be the name of a look-up: letters and digits, 40 at most");
          }
          Operation lookup = call(part);
          if (lookup != null) {
            read.put(name, lookup);
          }
        });
    return read;
  }

  /** A call for its result, such as the sign-in's token. */
  static @Nullable Operation call(Part part) {
    part.get("result").required();
    return operation(part.required().only(CALL));
  }

  /** The call whose answer holds a token against forged requests. */
  static @Nullable Operation guard(Part part) {
    PathTemplate path = path(part.only(Set.of("path", "query", "header")).get("path"));
    return path == null
        ? null
        : new Operation(
            "GET",
            path,
            part.get("query").expression(),
            Map.of(),
            null,
            false,
            true,
            null,
            null,
            null);
  }

  private static @Nullable Operation operation(Part part) {
    String method = part.get("method").text();
    Part body = part.get("body");
    if (!method.isEmpty() && !METHODS.contains(method)) {
      part.get("method").fault("must be one of DELETE, GET, PATCH, POST, PUT");
    }
    if (method.equals("GET") && !body.absent()) {
      body.faultWithoutValue("a GET has no body; use \"query\"");
    }
    Part answer = part.get("answer");
    boolean any =
        !answer.absent() && "any".equals(answer.word(Map.of("json", "json", "any", "any")));
    PathTemplate path = path(part.get("path"));
    Operation operation =
        path == null
            ? null
            : new Operation(
                method,
                path,
                part.get("query").expression(),
                HeaderReader.read(part.get("headers")),
                body.expression(),
                part.get("readFirst").truth(),
                any,
                part.get("ok").expression(),
                part.get("result").expression(),
                part.get("next").expression());
    return operation;
  }

  private static @Nullable PathTemplate path(Part part) {
    // the empty path is the system's address itself
    String text = "".equals(part.value()) ? "" : part.text();
    if (text.isEmpty() && part.value() == null) {
      return null;
    }
    try {
      return PathTemplate.of(text);
    } catch (ExpressionException wrong) {
      part.fault("cannot be a path: " + wrong.getMessage());
      return null;
    }
  }

  private static void check(Kind kind, Part part, @Nullable Operation operation) {
    if (kind.reads() || kind == Kind.CREATE) {
      part.get("result").required();
    }
    if (LISTS.contains(kind) && part.get("ok").absent()) {
      part.get("ok")
          .faultWithoutValue(
              "this is missing; without it an answer of another shape would read as an empty list");
    }
    if (!LISTS.contains(kind) && !part.get("next").absent()) {
      part.get("next").faultWithoutValue("only find and changes have pages");
    }
    if (operation != null && operation.readFirst() && !ON_AN_ORDER.contains(kind)) {
      part.get("readFirst").faultWithoutValue("only comment, raise and cancel can read first");
    }
  }

  private static Map<String, Kind> kinds(Set<Kind> some) {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    some.forEach(kind -> kinds.put(kind.word(), kind));
    return Map.copyOf(kinds);
  }

  private static Set<String> names(String... more) {
    Set<String> names = new LinkedHashSet<>(NAMES);
    names.addAll(List.of(more));
    return Set.copyOf(names);
  }
}

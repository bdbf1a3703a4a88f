package dev.shopfloor.enrich.aws;

import static dev.shopfloor.enrich.aws.SourceTable.number;
import static dev.shopfloor.enrich.aws.SourceTable.whole;

import dev.shopfloor.enrich.PartLife;
import dev.shopfloor.enrich.PartLife.Session;
import dev.shopfloor.enrich.SourceStore.Announced;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The sessions of a source's parts, one item a part, {@code PART#<part>}, and what each session
 * began with, {@code BODY#<part>#<version>}. A body is written before its session, so that whoever
 * sees the session finds it.
 */
final class SessionItems {
  private static final String PART = "PART#";
  private static final int MOST_ATTEMPTS = 6;

  private final SourceTable table;

  SessionItems(SourceTable table) {
    this.table = table;
  }

  /** The sessions of all parts. */
  Map<String, PartLife> all(String source) {
    Map<String, PartLife> parts = new HashMap<>();
    for (Map<String, AttributeValue> item : table.all(source, PART)) {
      parts.put(SourceTable.of(item, "sk").s().substring(PART.length()), life(item));
    }
    return parts;
  }

  /** The sessions of one part. */
  PartLife of(String source, String part) {
    return life(table.get(source, PART + part));
  }

  /** What a session began with, or null when it is not kept. */
  @Nullable Announced body(String source, String part, long version) {
    Map<String, AttributeValue> item = table.get(source, bodySort(part, version));
    return item.isEmpty()
        ? null
        : new Announced(version, Gzip.unpack(SourceTable.of(item, "body")));
  }

  /** Adds a session; returns the part's life with it, or without when it is too old. */
  PartLife announce(String source, String part, Announced next) {
    PartLife before = of(source, part);
    if (before.born(next.version()).session(next.version()) == null) {
      return before;
    }
    table.put(source, bodySort(part, next.version()), Map.of("body", Gzip.pack(next.body())));
    PartLife after = change(source, part, life -> life.born(next.version()));
    for (Session session : before.sessions()) {
      if (after.session(session.version()) == null) {
        table.delete(source, bodySort(part, session.version()));
      }
    }
    return after;
  }

  /** Changes the sessions of a part, against others who do so at the same time. */
  PartLife change(String source, String part, UnaryOperator<PartLife> change) {
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Map<String, AttributeValue> item = table.get(source, PART + part);
      PartLife before = life(item);
      PartLife after = change.apply(before);
      if (after.equals(before) || write(source, part, after, whole(item, "rev", 0))) {
        return after;
      }
    }
    throw new IllegalStateException(
        "the sessions of %s, part \"%s\", were changed by others at each of %d attempts"
            .formatted(source, part, MOST_ATTEMPTS));
  }

  private boolean write(String source, String part, PartLife life, long rev) {
    try {
      table.update(
          source,
          PART + part,
          update ->
              update
                  .updateExpression("SET lives = :lives, rev = :next")
                  .conditionExpression(
                      rev == 0 ? "attribute_not_exists(pk) OR rev = :rev" : "rev = :rev")
                  .expressionAttributeValues(
                      Map.of(
                          ":lives", sessions(life),
                          ":next", number(rev + 1),
                          ":rev", number(rev))));
      return true;
    } catch (ConditionalCheckFailedException anotherWasFaster) {
      return false;
    }
  }

  private static AttributeValue sessions(PartLife life) {
    return AttributeValue.fromL(
        life.sessions().stream()
            .map(each ->
                AttributeValue.fromM(
                    Map.of("version", number(each.version()), "end", number(each.end()))))
            .toList());
  }

  private static PartLife life(Map<String, AttributeValue> item) {
    AttributeValue sessions = item.get("lives");
    return sessions == null
        ? PartLife.NONE
        : new PartLife(
            sessions.l().stream()
                .map(AttributeValue::m)
                .map(each ->
                    new Session(whole(each, "version", 0), whole(each, "end", Session.OPEN)))
                .toList());
  }

  private static String bodySort(String part, long version) {
    return "BODY#%s#%020d".formatted(part, version);
  }
}

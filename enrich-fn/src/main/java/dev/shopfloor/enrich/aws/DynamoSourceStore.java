package dev.shopfloor.enrich.aws;

import dev.shopfloor.enrich.Arrivals;
import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.PartLife;
import dev.shopfloor.enrich.PartLife.Session;
import dev.shopfloor.enrich.SourceLife;
import dev.shopfloor.enrich.SourceSign;
import dev.shopfloor.enrich.SourceStore;
import dev.shopfloor.enrich.aws.SourceHeads.Head;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Sources in SourceStateTable, beside the alarm states: see {@link SourceHeads}, {@link
 * SessionItems} and {@link ParkedItems} for the items.
 *
 * <p>A message of a known session costs one write, of the head, whose answer tells whether the
 * sessions that this instance keeps are still the right ones. Safe for use by several threads.
 */
public final class DynamoSourceStore implements SourceStore {
  private static final Duration STALENESS = Duration.ofSeconds(60);
  private static final int MOST_BODY_BYTES = 16 * 1024 * 1024;
  private static final int MOST_SOURCES = 1_000;

  private final Clock clock;
  private final SourceHeads heads;
  private final SessionItems items;
  private final ParkedItems waiting;
  private final Cache<Key, Announced> bodies =
      new Cache<>(MOST_BODY_BYTES, body -> body.body().length);
  private final Cache<String, Sessions> sessions = new Cache<>(MOST_SOURCES, all -> 1);
  private final Cache<Key, Newest> newest = new Cache<>(MOST_SOURCES, each -> 1);

  /**
   * Sources in the table of this name.
   *
   * @param clock tells when to look again for a newer announcement
   */
  public DynamoSourceStore(DynamoDbClient dynamo, String table, Clock clock) {
    SourceTable source = new SourceTable(dynamo, table);
    this.clock = clock;
    this.heads = new SourceHeads(source);
    this.items = new SessionItems(source);
    this.waiting = new ParkedItems(source);
  }

  @Override
  public @Nullable Announced announced(String source, String part, @Nullable Long version) {
    if (version != null) {
      Announced exact = body(source, part, version);
      if (exact != null) {
        return exact;
      }
    }
    Key key = new Key(source, part, 0);
    Newest kept = version == null ? newest.get(key) : null;
    if (kept != null && clock.instant().isBefore(kept.until())) {
      return body(source, part, kept.version());
    }
    Session session = items.of(source, part).newest();
    if (session == null) {
      return null;
    }
    newest.put(key, new Newest(session.version(), clock.instant().plus(STALENESS)));
    return body(source, part, session.version());
  }

  @Override
  public boolean announce(String source, String part, Announced next) {
    PartLife life = items.announce(source, part, next);
    Session last = life.newest();
    if (life.session(next.version()) != null) {
      bodies.put(new Key(source, part, next.version()), next);
      heads.changed(source);
    }
    if (last == null || last.version() != next.version()) {
      return false;
    }
    newest.put(
        new Key(source, part, 0), new Newest(next.version(), clock.instant().plus(STALENESS)));
    return true;
  }

  @Override
  public SourceLife observe(String source, SourceSign sign) {
    Head head = heads.observe(source, sign);
    Sessions kept = sessions.get(source);
    if (kept == null || kept.rev() != head.rev()) {
      kept = new Sessions(head.rev(), items.all(source));
      sessions.put(source, kept);
    }
    return new SourceLife(kept.parts(), Arrivals.unpack(head.seen()));
  }

  @Override
  public void bury(String source, String part, long version, long end) {
    items.change(source, part, life -> life.ended(version, end));
    heads.changed(source);
  }

  @Override
  public boolean mayAskRebirth(String source, long rx) {
    return heads.mayAskRebirth(source, rx);
  }

  @Override
  public boolean park(String source, RawMessage message) {
    return waiting.park(source, message);
  }

  @Override
  public List<Parked> parked(String source) {
    return waiting.parked(source);
  }

  @Override
  public void unpark(String source, List<Parked> taken) {
    waiting.unpark(source, taken);
  }

  private @Nullable Announced body(String source, String part, long version) {
    Key key = new Key(source, part, version);
    Announced kept = bodies.get(key);
    if (kept != null) {
      return kept;
    }
    Announced read = items.body(source, part, version);
    if (read != null) {
      bodies.put(key, read);
    }
    return read;
  }

  private record Key(String source, String part, long version) {}

  private record Sessions(long rev, Map<String, PartLife> parts) {}

  private record Newest(long version, Instant until) {}
}

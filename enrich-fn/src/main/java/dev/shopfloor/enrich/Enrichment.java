package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Measure;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Stage;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Condition;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.PointRow;
import dev.shopfloor.model.Quarantined;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What one invocation makes of its messages, with the account of it. Not safe for use by several
 * threads.
 */
public final class Enrichment {
  /** Begins the note that counts the messages refused for a reason; the reason follows. */
  public static final String MESSAGES_OF = "messages.";

  /** Begins the note that counts the points refused for a reason; the reason follows. */
  public static final String POINTS_OF = "points.";

  /** The largest estimate of how far a source's clock is off, either way. */
  static final Measure CLOCK_OFFSET = new Measure("clockOffset", "source", Measure.Unit.SECONDS);

  // the tolerance of a source of which the plant file says nothing
  private static final long USUAL_TOLERANCE = 120_000_000_000L;
  private static final double NANOS = 1e9;

  private final List<AlarmObservation> observations = new ArrayList<>(0);
  private final List<Quarantined> quarantined = new ArrayList<>(0);
  // most invocations have one message, which cannot come twice
  private @Nullable RawMessage firstMessage;
  private @Nullable Set<Delivery> deliveries;
  // most invocations have neither
  private @Nullable Map<String, Map<String, SourceStore.Parked>> unparked;
  private @Nullable Map<String, Long> rebirths;
  private final Ledger ledger = new Ledger(Stage.ENRICH);
  // points of one asset come one after another
  private @Nullable AssetContext latestContext;
  private @Nullable PointSet latest;

  private long clockOffset = -1;

  private final Workspace workspace;
  private final @Nullable BiConsumer<AssetContext, EnrichedPoint> watcher;

  /** An invocation that has seen nothing yet. */
  public Enrichment() {
    this(new Workspace(), null);
  }

  /** An invocation that works in a space that the one before has left. */
  Enrichment(Workspace workspace) {
    this(workspace, null);
  }

  /**
   * An invocation that somebody watches.
   *
   * @param watcher sees each point that is to be handed on, in the order of the messages
   */
  public Enrichment(BiConsumer<AssetContext, EnrichedPoint> watcher) {
    this(new Workspace(), watcher);
  }

  private Enrichment(
      Workspace workspace, @Nullable BiConsumer<AssetContext, EnrichedPoint> watcher) {
    this.workspace = workspace;
    this.watcher = watcher;
    workspace.clear();
  }

  /** What this invocation works with. */
  Workspace workspace() {
    return workspace;
  }

  /** The points to be handed on, by context, as they are kept. */
  Map<AssetContext, PointSet> sets() {
    return workspace.sets();
  }

  /** The points to be handed on, by context; a copy. */
  public Map<AssetContext, List<EnrichedPoint>> points() {
    Map<AssetContext, List<EnrichedPoint>> lists = new LinkedHashMap<>();
    sets().forEach((context, set) -> lists.put(context, set.points()));
    return lists;
  }

  /** What may raise or clear an alarm among them. */
  public List<AlarmObservation> observations() {
    return observations;
  }

  /** What goes to quarantine, late points included. */
  public List<Quarantined> quarantined() {
    return quarantined;
  }

  /** The account, which holds if everything is handed on. */
  public Ledger ledger() {
    return ledger;
  }

  /** Measures what is known only when all messages are read; once, before the account is given. */
  void measure() {
    if (clockOffset >= 0) {
      ledger.measure(CLOCK_OFFSET, clockOffset / NANOS);
    }
  }

  /** What waited and need not wait any more once all is handed on, by source. */
  public Map<String, Map<String, SourceStore.Parked>> unparked() {
    return unparked == null ? Map.of() : unparked;
  }

  /** Sources to be asked to announce themselves anew, each with the receipt that showed it. */
  public Map<String, Long> rebirths() {
    return rebirths == null ? Map.of() : rebirths;
  }

  /** Notes that a source is to be asked; null for none. */
  void rebirth(@Nullable String source, long rx) {
    if (source != null) {
      rebirths = rebirths == null ? new TreeMap<>() : rebirths;
      rebirths.merge(source, rx, Math::max);
    }
  }

  /**
   * Whether this invocation has not seen the very same message yet. The same bytes received at
   * another time may be another reading.
   */
  boolean first(RawMessage message) {
    if (firstMessage == null) {
      firstMessage = message;
      return true;
    }
    if (deliveries == null) {
      deliveries = new HashSet<>();
      deliveries.add(Delivery.of(firstMessage));
    }
    return deliveries.add(Delivery.of(message));
  }

  /** Notes that a message is taken out of waiting; false when this invocation has it already. */
  boolean unpark(String source, SourceStore.Parked parked) {
    unparked = unparked == null ? new LinkedHashMap<>() : unparked;
    return unparked
            .computeIfAbsent(source, first -> new LinkedHashMap<>())
            .putIfAbsent(parked.id(), parked)
        == null;
  }

  /** Lets it wait on. */
  void keepParked(String source, SourceStore.Parked parked) {
    Map<String, SourceStore.Parked> taken = unparked().get(source);
    if (taken != null) {
      taken.remove(parked.id());
    }
  }

  void message(Outcome outcome) {
    ledger.take(Subject.MESSAGES, 1);
    ledger.count(Subject.MESSAGES, outcome, 1);
  }

  void refuse(Quarantined whole) {
    message(Outcome.QUARANTINED);
    ledger.note(MESSAGES_OF + whole.reason(), 1);
    quarantined.add(whole);
  }

  /** Adds a point unless this invocation has it already. */
  void point(AssetContext context, EnrichedPoint point, @Nullable Condition condition) {
    PointRow row = workspace.row();
    row.set(point);
    point(context, row, condition);
  }

  /** Adds a point, whose row may be used again at once, unless this invocation has it already. */
  void point(AssetContext context, PointRow point, @Nullable Condition condition) {
    Outcome outcome = of(context).add(point, condition) ? Outcome.FORWARDED : Outcome.DUPLICATE;
    ledger.take(Subject.POINTS, 1);
    ledger.count(Subject.POINTS, outcome, 1);
    if (watcher != null && outcome == Outcome.FORWARDED) {
      watcher.accept(context, point.point());
    }
  }

  private PointSet of(AssetContext context) {
    if (latest == null || !context.equals(latestContext)) {
      latest = workspace.set(context);
      latestContext = context;
    }
    return latest;
  }

  /**
   * Hears how far a source's clock is off, ns. What the plant file allows rings nobody's alarm,
   * however much that is: it counts as the usual tolerance at most.
   */
  void clockOffset(long off, long tolerance) {
    long counted = off <= tolerance ? Math.min(off, USUAL_TOLERANCE) : off;
    clockOffset = Math.max(clockOffset, counted);
  }

  void observation(AlarmObservation observation) {
    observations.add(observation);
  }

  /** Adds points that share one quarantine record. */
  void keep(Quarantined record, Outcome outcome, int number) {
    ledger.take(Subject.POINTS, number);
    ledger.count(Subject.POINTS, outcome, number);
    ledger.note(POINTS_OF + record.reason(), number);
    quarantined.add(record);
  }

  private record Delivery(String topic, long rx, @Nullable String trace, ByteBuffer bytes) {
    static Delivery of(RawMessage message) {
      return new Delivery(
          message.topic(), message.rx(), message.trace(), ByteBuffer.wrap(message.bytes()));
    }
  }
}

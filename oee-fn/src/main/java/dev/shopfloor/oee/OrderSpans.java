package dev.shopfloor.oee;

import dev.shopfloor.model.Role;
import dev.shopfloor.plant.AssetHistory;
import dev.shopfloor.plant.AssetRevision;
import dev.shopfloor.plant.TimeClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides time by what the first tag of role order says. A new span begins where it names another
 * order, and where it names the same one again after the asset ran and then stood without an order:
 * that is the next run of it. A source that repeats its order in every message makes no spans.
 */
final class OrderSpans {
  private final AssetHistory history;
  private final long from;
  private final List<OrderSpan> spans = new ArrayList<>();
  private String order = "";
  private long begun;
  private boolean reached;
  private boolean runs;
  private @Nullable Long started;
  private @Nullable Long finished;

  private OrderSpans(AssetHistory history, long from) {
    this.history = history;
    this.from = from;
    this.begun = from;
  }

  /**
   * The spans, in order, without holes.
   *
   * @param buckets in the order of time, also those before the span
   */
  static List<OrderSpan> of(
      AssetHistory history, Iterable<MinuteBucket> buckets, long from, long to) {
    OrderSpans found = new OrderSpans(history, from);
    for (MinuteBucket bucket : buckets) {
      // of one instant, an order stands before a state: a run that begins is one of the new order
      for (Observation observation : bucket.observations()) {
        if (observation.entry().time() < to) {
          found.take(observation.channel(), observation.entry());
        }
      }
    }
    found.reach(to);
    found.end(to);
    return found.spans;
  }

  /** What ran before the start of what is looked at has not started in it. */
  private void reach(long time) {
    if (!reached && time >= from) {
      reached = true;
      started = runs ? (Long) from : null;
      finished = null;
    }
  }

  private void take(Channel channel, Entry entry) {
    reach(entry.time());
    AssetRevision revision = history.at(entry.time());
    if (channel.role() == Role.ORDER && channel.tag().equals(revision.firstOf(Role.ORDER))) {
      String named = Classes.text(entry);
      if (named != null && (finished != null || !named.equals(order))) {
        end(entry.time());
        order = named;
      }
    } else if (channel.role() == Role.STATE && channel.tag().equals(revision.firstOf(Role.STATE))) {
      state(
          Classes.profile(revision, new Held(Classes.name(entry.value()), entry.quality())),
          entry.time());
    }
  }

  private void state(TimeClass timeClass, long time) {
    runs = timeClass == TimeClass.RUN;
    if (runs && started == null) {
      started = time;
    }
    if (runs) {
      finished = null;
    } else if (timeClass == TimeClass.NO_ORDER && started != null && finished == null) {
      finished = time;
    }
  }

  private void end(long time) {
    if (time > from) {
      spans.add(new OrderSpan(order, begun, time, started, finished));
      begun = time;
    }
    finished = null;
    started = runs ? (Long) time : null;
  }
}

package dev.shopfloor.workorder.fake;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What a maintenance system keeps: orders and assets. */
final class Records {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLI = 1_000_000L;

  private final Map<Long, FakeOrder> orders = new LinkedHashMap<>();
  private final Map<Long, String> assets = new LinkedHashMap<>();
  private final Switches switches;
  private final LongSupplier now;
  private long lastId;

  Records(Switches switches, LongSupplier now) {
    this.switches = switches;
    this.now = now;
  }

  /** Makes an order; the caller has checked what has to be checked. */
  FakeOrder make(String title, @Nullable String description) {
    long at = now.getAsLong();
    FakeOrder order = new FakeOrder(++lastId, at, at + switches.searchLag.getAsLong());
    order.title = title(title);
    order.description = description(description);
    orders.put(order.id, order);
    return order;
  }

  /** A title as it is stored. */
  String title(String title) {
    String stored = stored(title);
    int kept = Math.min(switches.titleKept, stored.codePointCount(0, stored.length()));
    return stored.substring(0, stored.offsetByCodePoints(0, kept));
  }

  /** A description as it is stored. */
  @Nullable String description(@Nullable String description) {
    if (description == null) {
      return null;
    }
    String text = stored(description);
    return switches.escapesHtml
        ? text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        : text;
  }

  /** Any other text as it is stored. */
  String stored(String text) {
    return switches.storesMarkers ? text : FakeOrder.MARKER.matcher(text).replaceAll("");
  }

  void comment(FakeOrder order, String text) {
    if (switches.dropsComments) {
      return;
    }
    order.comments.add(switches.stripsTags ? text.replaceAll("<[^>]*>", "") : text);
    touch(order);
  }

  void prioritise(FakeOrder order, @Nullable String priority) {
    if (!switches.dropsPriorities || order.priority == null) {
      order.priority = priority;
    }
    touch(order);
  }

  void stage(FakeOrder order, FakeOrder.Stage stage, @Nullable String by) {
    order.stage = stage;
    touch(order);
    order.finished = order.open() ? 0 : order.updated;
    order.finishedBy = order.open() ? null : by;
  }

  void touch(FakeOrder order) {
    order.updated = now.getAsLong();
  }

  void remove(FakeOrder order) {
    orders.remove(order.id);
  }

  /** Puts back an order that was removed. */
  void restore(FakeOrder order) {
    orders.put(order.id, order);
  }

  @Nullable FakeOrder order(long id) {
    return orders.get(id);
  }

  /** All orders, oldest first. */
  List<FakeOrder> all() {
    return orders.values().stream().sorted(Comparator.comparingLong(order -> order.id)).toList();
  }

  /** The orders that a search can see. */
  List<FakeOrder> visible() {
    long at = now.getAsLong();
    return all().stream().filter(order -> order.visibleAt <= at).toList();
  }

  long addAsset(String key) {
    long id = 100 + assets.size();
    assets.put(id, key);
    return id;
  }

  @Nullable String asset(long id) {
    return assets.get(id);
  }

  List<Long> assets(String key) {
    return assets.entrySet().stream()
        .filter(entry -> entry.getValue().equals(key))
        .map(Entry::getKey)
        .toList();
  }

  List<Long> assets() {
    return new ArrayList<>(assets.keySet());
  }

  /** Whether a search for this finds that. */
  boolean matches(@Nullable String text, String wanted) {
    if (text == null) {
      return false;
    }
    return switches.findsParts ? plain(text).contains(plain(wanted)) : text.equals(wanted);
  }

  /** Lower case, without accents. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
  }

  /** An instant as ISO-8601 in UTC with milliseconds; null for none. */
  static @Nullable String iso(long nanos) {
    if (nanos == 0) {
      return null;
    }
    String text = Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND / MILLI * MILLI).toString();
    return text.length() == 20 ? text.substring(0, 19) + ".000Z" : text;
  }

  /** ns since the epoch of an ISO-8601 instant. */
  static long nanos(String iso) {
    Instant instant = Instant.parse(iso);
    return instant.getEpochSecond() * SECOND + instant.getNano();
  }

  /** An instant cut to the millisecond, as systems keep it. */
  static long millis(long nanos) {
    return nanos / MILLI;
  }
}

package dev.shopfloor.cli.alert;

import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.model.Nanos;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.workorder.WorkOrderStore;
import dev.shopfloor.workorder.WorkOrderStore.Failed;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Work orders that a maintenance system has refused: shown, and put back on the outbox. */
public final class RefusedOrders {
  /** More at once would be a list that nobody reads; the next call shows the rest. */
  static final int MOST = 500;

  private static final String PREFIX = "sf:";

  private final WorkOrderStore store;
  private final ToLongFunction<Failed> now;

  /**
   * The refused orders of this store.
   *
   * @param now the present of the bridge that works on it, ns since the epoch
   */
  public RefusedOrders(WorkOrderStore store, ToLongFunction<Failed> now) {
    this.store = store;
    this.now = now;
  }

  /**
   * Those that are meant.
   *
   * @param keys whole or their beginnings; empty for all
   * @throws UsageException when one is nobody's
   */
  public List<Failed> named(List<String> keys) {
    List<Failed> all = store.failed(MOST);
    if (keys.isEmpty()) {
      return all;
    }
    List<Failed> named = new ArrayList<>();
    for (String key : keys) {
      String whole = key.startsWith(PREFIX) ? key : PREFIX + key;
      List<Failed> found = all.stream().filter(each -> each.key().startsWith(whole)).toList();
      if (found.isEmpty()) {
        throw new UsageException(
            "no refused work order has the key %s; ./plant alert replay --list shows them"
                .formatted(key));
      }
      found.stream().filter(each -> !named.contains(each)).forEach(named::add);
    }
    return named;
  }

  /** Prints one, on several lines or as JSON on one. */
  public void print(PrintWriter out, Failed failed, boolean json) {
    if (json) {
      out.println(
          new String(
              Json.bytes(fields -> {
                fields.writeStartObject();
                fields.writeStringField("outcome", "failed");
                fields.writeStringField("key", failed.key());
                fields.writeStringField("asset", failed.asset().text());
                fields.writeNumberField("generation", failed.generation());
                fields.writeStringField("severity", failed.severity().name());
                fields.writeNumberField("refusedAt", failed.at());
                fields.writeStringField("why", failed.why());
                fields.writeEndObject();
              }),
              StandardCharsets.UTF_8));
    } else {
      out.printf(
          "%s  %s  %s  refused %s%n    %s%n",
          failed.key(),
          failed.asset().text(),
          failed.severity(),
          Nanos.instant(failed.at()),
          failed.why());
    }
  }

  /**
   * Puts one back on the outbox; the bridge tries it within a minute.
   *
   * @return false when it is refused no more: somebody else was faster
   */
  public boolean replay(Failed failed) {
    return store.replay(failed.key(), now.applyAsLong(failed));
  }
}

package dev.shopfloor.cli.cost;

import dev.shopfloor.enrich.Envelope.RawMessage;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.enrich.SourceLife;
import dev.shopfloor.enrich.SourceSign;
import dev.shopfloor.enrich.SourceStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a source store would ask of its table. What its cache answers is not counted: births
 * and metadata are read seldom.
 */
final class MeteredSources implements SourceStore {
  private final SourceStore store = new MemorySourceStore();
  private long reads;
  private long writes;

  /** Read units so far. */
  long reads() {
    return reads;
  }

  /** Write units so far. */
  long writes() {
    return writes;
  }

  @Override
  public @Nullable Announced announced(String source, String part, @Nullable Long version) {
    return store.announced(source, part, version);
  }

  @Override
  public boolean announce(String source, String part, Announced announced) {
    writes += Units.of(announced.body().length, Units.WRITE);
    return store.announce(source, part, announced);
  }

  @Override
  public SourceLife observe(String source, SourceSign sign) {
    writes++;
    return store.observe(source, sign);
  }

  @Override
  public void bury(String source, String part, long version, long end) {
    writes++;
    store.bury(source, part, version, end);
  }

  @Override
  public boolean mayAskRebirth(String source, long rx) {
    writes++;
    return store.mayAskRebirth(source, rx);
  }

  @Override
  public boolean park(String source, RawMessage message) {
    writes += Units.of(message.bytes().length, Units.WRITE);
    return store.park(source, message);
  }

  @Override
  public List<Parked> parked(String source) {
    reads++;
    return store.parked(source);
  }

  @Override
  public void unpark(String source, List<Parked> taken) {
    for (Parked each : taken) {
      writes += Units.of(each.message().bytes().length, Units.WRITE);
    }
    store.unpark(source, taken);
  }
}

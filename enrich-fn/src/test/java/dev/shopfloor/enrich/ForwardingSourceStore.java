package dev.shopfloor.enrich;

import dev.shopfloor.enrich.Envelope.RawMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands all on to another store, for tests that change one answer. */
class ForwardingSourceStore implements SourceStore {
  private final SourceStore to;

  ForwardingSourceStore(SourceStore to) {
    this.to = to;
  }

  @Override
  public @Nullable Announced announced(String source, String part, @Nullable Long version) {
    return to.announced(source, part, version);
  }

  @Override
  public boolean announce(String source, String part, Announced announced) {
    return to.announce(source, part, announced);
  }

  @Override
  public SourceLife observe(String source, SourceSign sign) {
    return to.observe(source, sign);
  }

  @Override
  public void bury(String source, String part, long version, long end) {
    to.bury(source, part, version, end);
  }

  @Override
  public boolean mayAskRebirth(String source, long rx) {
    return to.mayAskRebirth(source, rx);
  }

  @Override
  public boolean park(String source, RawMessage message) {
    return to.park(source, message);
  }

  @Override
  public List<Parked> parked(String source) {
    return to.parked(source);
  }

  @Override
  public void unpark(String source, List<Parked> taken) {
    to.unpark(source, taken);
  }
}

package dev.shopfloor.workorder.cmms;

import dev.shopfloor.workorder.Cmms;
import java.util.Map;
import java.util.Set;

/** For a system that asks nobody who they are. */
public enum NoCredentials implements Credentials {
  /** The only one. */
  NONE;

  private static final Granted NOTHING = new Granted(Map.of(), "");

  @Override
  public Access access(Cmms.Limit limit) {
    return NOTHING;
  }

  @Override
  public boolean refused(Granted used) {
    return false;
  }

  @Override
  public Set<String> secrets() {
    return Set.of();
  }
}

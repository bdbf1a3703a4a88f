package dev.shopfloor.runtime.aws;

import com.fasterxml.jackson.core.JsonParser;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a function does around the snapshot that SnapStart takes of it: parts forget what may be
 * stale in a copy that starts hours or weeks later.
 *
 * <p>Lambda knows it only weakly, so the handler must hold it. No hook ever throws: that would end
 * the process, and what a part does not forget, it finds out at its next use.
 */
public final class Snapshot implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshot.class);

  private final List<Runnable> forgets = new ArrayList<>();

  /** One that nobody calls but a test. */
  public Snapshot() {}

  /** One that Lambda calls. */
  static Snapshot registered() {
    Snapshot snapshot = new Snapshot();
    Core.getGlobalContext().register(snapshot);
    return snapshot;
  }

  /**
   * Lets a part forget what it keeps, after each restore and before the first invocation.
   *
   * @param forget reaches for nothing outside the process
   */
  public void afterRestore(Runnable forget) {
    forgets.add(forget);
  }

  /** Loads what each copy would load for itself; no network, because no connection may be kept. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try (JsonParser json = Json.factory().createParser("{\"a\":[1,2.5,null,\"b\"]}")) {
      Json.enterObject(json);
      json.skipChildren();
      // reads the trusted certificates
      SSLContext.getDefault().getSocketFactory();
    } catch (IOException | GeneralSecurityException | RuntimeException | LinkageError slower) {
      LOG.warn("the first call of each copy of this function will be slower", slower);
    }
  }

  @Override
  public void afterRestore(Context<? extends Resource> context) {
    for (Runnable forget : forgets) {
      try {
        forget.run();
      } catch (RuntimeException kept) {
        LOG.error("something may be out of date in this copy of the function", kept);
      }
    }
  }
}

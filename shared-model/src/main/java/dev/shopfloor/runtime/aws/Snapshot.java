package dev.shopfloor.runtime.aws;

import dev.shopfloor.runtime.aws.logging.LateLogging;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
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
  private final List<Rehearsal> rehearsals = new ArrayList<>();

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

  /** Lets a rehearsal be played before the snapshot is taken. */
  public void beforeCheckpoint(Rehearsal rehearsal) {
    rehearsals.add(rehearsal);
  }

  /** Loads what each copy would load for itself; no connection is kept. */
  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    try {
      greetTls();
      for (Rehearsal rehearsal : rehearsals) {
        rehearsal.play(line -> {});
      }
      LateLogging.wake();
    } catch (IOException | GeneralSecurityException | RuntimeException | LinkageError slower) {
      LOG.warn("the first call of each copy of this function will be slower", slower);
    }
  }

  /** Reads the trusted certificates and writes the first message of a handshake, for nobody. */
  private static void greetTls() throws IOException, GeneralSecurityException {
    SSLEngine tls = SSLContext.getDefault().createSSLEngine("localhost", 443);
    tls.setUseClientMode(true);
    tls.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(tls.getSession().getPacketBufferSize()));
    SSLContext.getDefault().getSocketFactory();
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

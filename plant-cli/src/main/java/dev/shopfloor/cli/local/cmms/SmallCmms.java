package dev.shopfloor.cli.local.cmms;

import dev.shopfloor.cli.local.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The maintenance system of the local plant; it can be stopped and started again on its data, as an
 * outage would.
 */
public final class SmallCmms implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 64 * 1024;

  private final Path directory;
  private final int port;
  private final Clock clock;
  private final SiteView view;
  private @Nullable Running running;

  private record Running(WorkOrders orders, LoopbackServer server) {}

  private SmallCmms(Path directory, int port, Clock clock, SiteView view) {
    this.directory = directory;
    this.port = port;
    this.clock = clock;
    this.view = view;
  }

  /**
   * Starts it on a folder, with what earlier runs left in it; its pages show UTC and lead nowhere.
   *
   * @param clock time of new orders and comments
   */
  public static SmallCmms start(int port, Path directory, Clock clock) throws IOException {
    return start(port, directory, clock, ZoneOffset.UTC, null);
  }

  /**
   * Starts it on a folder, with what earlier runs left in it.
   *
   * @param clock time of new orders and comments
   * @param zone of the times on its pages
   * @param plantPage where its pages lead back to; null for nowhere
   */
  public static SmallCmms start(
      int port, Path directory, Clock clock, ZoneId zone, @Nullable URI plantPage)
      throws IOException {
    SmallCmms cmms = new SmallCmms(directory, port, clock, new SiteView(zone, plantPage));
    cmms.start();
    return cmms;
  }

  /** Starts it again after {@link #stop}; does nothing when it runs. */
  public synchronized void start() throws IOException {
    if (running != null) {
      return;
    }
    Files.createDirectories(directory);
    try {
      WorkOrders orders = new WorkOrders(directory);
      CmmsApi api = new CmmsApi(orders, clock, url());
      CmmsPages pages = new CmmsPages(orders, clock, view, api);
      running = new Running(orders, LoopbackServer.start(port, MAX_BODY_BYTES, pages::handle));
    } catch (SQLException e) {
      throw new IOException("the work-order database does not open: " + e.getMessage(), e);
    }
  }

  /** Stops it; callers get connection errors until {@link #start}. */
  public synchronized void stop() throws IOException {
    Running current = running;
    if (current == null) {
      return;
    }
    running = null;
    current.server().close();
    try {
      current.orders().close();
    } catch (SQLException e) {
      throw new IOException("the work-order database does not close: " + e.getMessage(), e);
    }
  }

  /** The address, without a slash at the end. */
  public String url() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * All work orders, oldest first.
   *
   * @throws IllegalStateException while it is stopped
   */
  public synchronized List<WorkOrder> workOrders() throws IOException {
    Running current = running;
    if (current == null) {
      throw new IllegalStateException("the maintenance system is stopped");
    }
    try {
      return current.orders().all();
    } catch (SQLException e) {
      throw new IOException("the work-order database fails: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    stop();
  }
}

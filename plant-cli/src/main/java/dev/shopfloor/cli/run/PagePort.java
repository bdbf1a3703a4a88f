package dev.shopfloor.cli.run;

import dev.shopfloor.cli.local.PlantPorts;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The port that the user gives for the page. */
public final class PagePort {
  private PagePort() {}

  /**
   * Asked before anything starts: ten parts later it would be an obscure error.
   *
   * @throws UsageException when nothing could listen there
   */
  public static void require(int port) {
    if (!PlantPorts.isFree(port)) {
      throw new UsageException(
          "port %d on 127.0.0.1 is taken; choose another one with --port, or 0 for any"
              .formatted(port));
    }
  }

  /** The page's address; null for a port that is not chosen yet. */
  public static @Nullable URI url(int port) {
    return port == 0 ? null : URI.create("http://127.0.0.1:" + port + "/");
  }

  /** The page's neighbours: the ports after it where they are free. */
  public static PlantPorts neighbours(int port) {
    return port == 0 ? PlantPorts.ANY : new PlantPorts(port + 1, port + 2, port + 3).orOthers();
  }
}

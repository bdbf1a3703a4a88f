package dev.shopfloor.cli.cmms.kit;

import dev.shopfloor.cli.cmms.vendor.ScriptedVendor;
import dev.shopfloor.workorder.cmms.Exchange;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a played system is reached. */
@FunctionalInterface
public interface Reach {
  /** Within this process, without a network. */
  Reach MEMORY =
      (base, play) ->
          new Reached(
              play.apply("vendor.example"),
              null,
              URI.create("https://vendor.example" + base),
              () -> {});

  /**
   * Opens a way.
   *
   * @param base what stands between the host and the routes
   * @param play gives the system of a host's name
   */
  Reached open(String base, Function<String, ScriptedVendor> play);

  /**
   * A system that can be reached.
   *
   * @param exchange the way; null for the system itself
   * @param address what the profile takes for the system's address
   * @param close ends it
   */
  record Reached(ScriptedVendor system, @Nullable Exchange exchange, URI address, Runnable close) {
    Exchange way() {
      return exchange == null ? system : exchange;
    }
  }
}

package dev.shopfloor.cli.cost;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What a tick tells the store of an asset, as OeeFunction made it of a press in its shift. */
final class KpiMessages {
  private static final String FILE = "kpi-messages.jsonl";

  /** The bodies of one asset and minute: its last minute, and its shift so far. */
  static final List<Body> OF_A_MINUTE = read();

  private KpiMessages() {}

  /** The bytes of all of them. */
  static double bytes() {
    return OF_A_MINUTE.stream().mapToInt(Body::bytes).sum();
  }

  private static List<Body> read() {
    try (InputStream in =
        Objects.requireNonNull(KpiMessages.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> new Body(0, line))
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}

package dev.shopfloor.cli.doctor;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Addresses in a stack's parameters. */
final class Addresses {
  private Addresses() {}

  /** An address with a host; null where the text is none. */
  static @Nullable URI of(String text) {
    try {
      URI address = new URI(text);
      return address.getHost() == null ? null : address;
    } catch (URISyntaxException none) {
      return null;
    }
  }
}

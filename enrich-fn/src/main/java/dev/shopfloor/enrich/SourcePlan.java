package dev.shopfloor.enrich;

import dev.shopfloor.plant.PayloadSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What is known of a source before a message comes, where its asset has its topic to itself and has
 * always been what it is.
 */
final class SourcePlan {
  private final Route.Target target;
  private final PlainReader reader;
  private final TagNames names;
  private final List<byte[]> timeKeys;

  SourcePlan(Route.Target target, PlainReader reader) {
    this.target = target;
    this.reader = reader;
    this.names = new TagNames(target.history().latest().tags(), target.source().device());
    this.timeKeys =
        payload().time().keys().stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** The asset and its source. */
  Route.Target target() {
    return target;
  }

  /** Reads the plain messages of its payload family. */
  PlainReader reader() {
    return reader;
  }

  /** How its payloads are read. */
  PayloadSpec payload() {
    return target.source().payload();
  }

  /** Its tags. */
  TagNames names() {
    return names;
  }

  /** The place of the name read last among those of the message's time, or -1. */
  int timeKey(PlainJson json) {
    for (int at = 0; at < timeKeys.size(); at++) {
      if (json.is(timeKeys.get(at))) {
        return at;
      }
    }
    return -1;
  }
}

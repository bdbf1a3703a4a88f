package dev.shopfloor.cli.cost;

import dev.shopfloor.runtime.QueuedMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A body on a queue.
 *
 * @param rx when the message that ended its call was received, ns since the epoch
 * @param text of JSON
 */
record Body(long rx, String text) {
  int bytes() {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** The messages of one call, as this queue hands them over. */
  static List<QueuedMessage> queued(List<Body> bodies, String queue) {
    List<QueuedMessage> messages = new ArrayList<>();
    for (Body body : bodies) {
      messages.add(
          new QueuedMessage(
              Integer.toString(messages.size()), body.text(), queue, body.rx() / 1_000_000, 1));
    }
    return messages;
  }

  /** The bodies in groups of those that came within so many seconds. */
  static List<List<Body>> within(List<Body> bodies, double seconds) {
    Map<Long, List<Body>> groups = new TreeMap<>();
    for (Body body : bodies) {
      groups
          .computeIfAbsent((long) Math.floor(body.rx() / 1e9 / seconds), first -> new ArrayList<>())
          .add(body);
    }
    return List.copyOf(groups.values());
  }
}

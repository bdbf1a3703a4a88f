package dev.shopfloor.cli.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes over the wire as one message: one of the sample, or several of one topic that the edge
 * has packed. A packed one is reckoned as the payloads of its parts with what an array takes around
 * them, and what is made of it as what is made of its parts in one call.
 *
 * @param parts one or more, of one topic, in order
 */
record Parcel(List<Sent> parts) {
  Parcel {
    parts = List.copyOf(parts);
  }

  /** The sample's messages packed so many to one; what is left of a topic goes as it is. */
  static List<Parcel> pack(List<Sent> messages, int number) {
    Map<String, List<Sent>> open = new LinkedHashMap<>();
    List<Parcel> parcels = new ArrayList<>();
    for (Sent message : messages) {
      List<Sent> waiting = open.computeIfAbsent(message.topic(), first -> new ArrayList<>());
      waiting.add(message);
      if (waiting.size() == number) {
        parcels.add(new Parcel(waiting));
        waiting.clear();
      }
    }
    for (List<Sent> left : open.values()) {
      if (!left.isEmpty()) {
        parcels.add(new Parcel(left));
      }
    }
    return parcels;
  }

  long rx() {
    return parts.getLast().rx();
  }

  /** The payload, bytes. */
  int bytes() {
    int sum = parts.stream().mapToInt(Sent::bytes).sum();
    return parts.size() == 1 ? sum : sum + parts.size() + 1;
  }
}

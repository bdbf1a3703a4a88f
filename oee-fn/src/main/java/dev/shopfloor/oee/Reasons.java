package dev.shopfloor.oee;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was said about why the asset stands. A reason counts for the stop in which it was said; one
 * said while running, for the next stop. An empty value takes it back.
 */
final class Reasons {
  /** The asset does not stand. */
  static final long RUNNING = Long.MAX_VALUE;

  private final SortedMap<String, Said> said = new TreeMap<>();
  private final SortedMap<String, Said> ofEndedStop = new TreeMap<>();
  private long standingSince;

  /**
   * A reason.
   *
   * @param text not empty
   * @param time when it was said, ns since the epoch
   */
  record Said(String text, long time) {}

  /**
   * What is known at an instant.
   *
   * @param standingSince the first state of the stop that lasts, ns since the epoch; {@link
   *     #RUNNING} when none does
   */
  Reasons(Map<String, Said> said, Map<String, Said> ofEndedStop, long standingSince) {
    this.said.putAll(said);
    this.ofEndedStop.putAll(ofEndedStop);
    this.standingSince = standingSince;
  }

  Reasons copy() {
    return new Reasons(said, ofEndedStop, standingSince);
  }

  /** At the border of a window, where only what was said in the stop that lasts is known to all. */
  Reasons rebased() {
    Reasons next = new Reasons(Map.of(), Map.of(), standingSince);
    said.forEach((tag, one) -> {
      if (one.time() >= standingSince) {
        next.said.put(tag, one);
      }
    });
    return next;
  }

  /** A tag of role reason shows a text; empty takes back what it said. */
  void say(String tag, String text, long time) {
    if (text.isEmpty()) {
      said.remove(tag);
    } else {
      said.put(tag, new Said(text, time));
    }
  }

  /** The machine says a state; whether it may stand for more than a moment shows later. */
  void state(boolean stands, long time) {
    if (!stands) {
      if (standingSince != RUNNING) {
        // a start too short to count does not end the stop, so what was said before stays as well
        ofEndedStop.putAll(said);
        said.clear();
      }
      standingSince = RUNNING;
    } else if (standingSince == RUNNING) {
      standingSince = time;
    }
  }

  /**
   * The reason of the stop at hand; empty when none was said.
   *
   * @param tags of role reason, the one to believe first before others
   */
  String of(List<String> tags) {
    for (String tag : tags) {
      Said ended = ofEndedStop.get(tag);
      Said one = standingSince == RUNNING ? ended : said.getOrDefault(tag, ended);
      if (one != null) {
        return one.text();
      }
    }
    return "";
  }

  /** The stop has ended: its reasons are used up. */
  void stopEnded() {
    ofEndedStop.clear();
  }

  SortedMap<String, Said> said() {
    return said;
  }

  SortedMap<String, Said> ofEndedStop() {
    return ofEndedStop;
  }

  long standingSince() {
    return standingSince;
  }
}

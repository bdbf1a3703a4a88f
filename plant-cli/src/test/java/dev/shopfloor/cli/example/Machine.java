package dev.shopfloor.cli.example;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A simulated machine that lives second by second and tells what happens to it. */
abstract class Machine {
  private static final int TELEMETRY_EVERY = 30;

  /** Random numbers of this machine alone, so that another machine changes nothing here. */
  protected final Random random;

  private final String topic;
  private final long start;
  private final int offset;
  private final Sink sink;
  private final List<Episode> episodes;
  private String state = "";
  private int microStopUntil;

  /** Seconds in which the machine's messages wait for its network. */
  private Episode offline = new Episode(0, 0, "");

  Machine(String topic, long start, int seed, Sink sink, List<Episode> episodes) {
    this.topic = topic;
    this.start = start;
    this.random = new Random(seed);
    this.offset = seed % TELEMETRY_EVERY;
    this.sink = sink;
    this.episodes = episodes;
  }

  Machine offline(Episode stretch) {
    offline = stretch;
    return this;
  }

  /** Lives one second. */
  final void live(int second) {
    String now = scripted(second);
    if (now == null) {
      if (second >= microStopUntil && random.nextInt(microStopEvery()) == 0) {
        microStopUntil = second + 15 + random.nextInt(70);
      }
      now = second < microStopUntil ? waiting() : working(second);
    }
    if (!now.equals(state)) {
      state = now;
      send(second, stateOnly(now));
    }
    produce(now);
    if (second % TELEMETRY_EVERY == offset) {
      send(second, telemetry(now, second));
    }
  }

  private @Nullable String scripted(int second) {
    for (Episode episode : episodes) {
      if (episode.covers(second)) {
        return episode.state();
      }
    }
    return null;
  }

  /** Sends fields at a second, with the machine's own way to write the time. */
  final void send(int second, String fields) {
    long at = start + second * 1000L + random.nextInt(900);
    long latency = 40L + random.nextInt(300);
    // what waits for the network comes in one burst when it is back
    long received =
        offline.covers(second)
            ? start + offline.to() * 1000L + (second - offline.from()) * 5L + latency
            : at + latency;
    sink.json(topic, received, "{" + time(at) + "," + fields + "}");
  }

  final Sink sink() {
    return sink;
  }

  final String topic() {
    return topic;
  }

  static String condition(String tag, String level, String code, String qualifier, String text) {
    return ("\"%s\":{\"level\":\"%s\",\"nativeCode\":\"%s\",\"nativeSeverity\":\"\","
            + "\"qualifier\":\"%s\",\"text\":\"%s\"}")
        .formatted(tag, level, code, qualifier, text);
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** On average how many seconds lie between two short stops. */
  abstract int microStopEvery();

  abstract String working(int second);

  abstract String waiting();

  abstract void produce(String state);

  abstract String time(long at);

  abstract String stateOnly(String state);

  abstract String telemetry(String state, int second);
}

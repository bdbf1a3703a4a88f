package dev.shopfloor.writer.faults;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.TelemetryMessage;
import dev.shopfloor.model.json.TelemetryCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The messages of one window of time: each kind that the writer may meet, mixed by chance. */
final class Plan {
  private static final String[] UNREADABLE = {
    "{\"v\":1,\"site\":\"berlin\",\"points\":[{\"tag\":\"t0", "no JSON", "[]", "{\"v\":1}", ""
  };

  private final SplittableRandom random;
  private final Instants instants;
  private final List<PlantedMessage> messages = new ArrayList<>();
  private int points;

  private Plan(SplittableRandom random, long base) {
    this.random = random;
    instants = new Instants(base);
  }

  /**
   * Messages with at least this many points.
   *
   * @param base the window's first instant, ns since the epoch
   */
  static List<PlantedMessage> of(SplittableRandom random, long base, int points) {
    Plan plan = new Plan(random, base);
    while (plan.points < points) {
      plan.more();
    }
    return List.copyOf(plan.messages);
  }

  private void more() {
    AssetContext asset = any(Signals.ASSETS);
    int chance = random.nextInt(100);
    if (chance < 30) {
      message(asset, reading(asset, 1));
    } else if (chance < 45) {
      message(asset, reading(asset, random.nextInt(8, 31)));
    } else if (chance < 52) {
      message(asset, burst(asset));
    } else if (chance < 66) {
      split(asset);
    } else if (chance < 78) {
      correct(asset, tags(random.nextInt(1, 5)), List.of());
    } else if (chance < 84) {
      kpis(any(Signals.KPIS));
    } else if (chance < 90) {
      copy();
    } else if (chance < 94) {
      poison(asset);
    } else if (chance < 98) {
      outOfTime(asset);
    } else {
      unreadable();
    }
  }

  private List<EnrichedPoint> reading(AssetContext asset, int tags) {
    return reading(instants.next(asset), tags(tags));
  }

  /** The points of one raw message. */
  private List<EnrichedPoint> reading(long time, List<String> tags) {
    Sample sample = new Sample(random, time, instants.received(), Point.NO_SEQUENCE);
    return tags.stream().map(sample::point).toList();
  }

  /** One tag, as a source sends it that samples faster than it sends. */
  private List<EnrichedPoint> burst(AssetContext asset) {
    String tag = any(Signals.TAGS);
    long received = instants.received();
    return IntStream.range(0, random.nextInt(5, 20))
        .mapToObj(
            at -> new Sample(random, instants.next(asset), received, Point.NO_SEQUENCE).point(tag))
        .toList();
  }

  /** Other tags of one asset and instant from several raw messages, packed together or not. */
  private void split(AssetContext asset) {
    long time = instants.next(asset);
    List<String> tags = tags(random.nextInt(2, 13));
    int cut = random.nextInt(1, tags.size());
    deliver(
        asset,
        List.of(
            reading(time, tags.subList(0, cut)), reading(time, tags.subList(cut, tags.size()))));
  }

  /** The same tags of one instant with other values and sequences, all of them or some. */
  private void correct(AssetContext asset, List<String> tags, List<EnrichedPoint> cover) {
    long time = cover.isEmpty() ? instants.next(asset) : cover.getFirst().time();
    long sequence = random.nextInt(1_000_000);
    List<List<EnrichedPoint>> versions = new ArrayList<>();
    int count = random.nextInt(2, 4);
    for (int version = 0; version < count; version++) {
      Sample sample = new Sample(random, time, instants.received(), sequence + version);
      List<EnrichedPoint> points = new ArrayList<>(cover);
      List<String> some =
          version == 0 || random.nextInt(4) > 0
              ? tags
              : tags.subList(0, random.nextInt(1, tags.size() + 1));
      some.forEach(tag -> points.add(sample.point(tag)));
      versions.add(points);
    }
    if (cover.isEmpty()) {
      deliver(asset, versions);
    } else {
      versions.forEach(points -> message(asset, points));
    }
  }

  private void kpis(AssetContext asset) {
    long time = instants.next(asset);
    for (String window : List.of("shift", "day")) {
      Sample sample = new Sample(random, time, instants.received(), Point.NO_SEQUENCE);
      correct(
          asset,
          tags(random.nextInt(2, 6)),
          List.of(sample.text("scope", "asset"), sample.text("window", window)));
    }
  }

  private void copy() {
    if (!messages.isEmpty()) {
      PlantedMessage old = messages.get(random.nextInt(messages.size()));
      add(old.body(), old.telemetry());
    }
  }

  private void poison(AssetContext asset) {
    Poison poison = Poison.values()[random.nextInt(Poison.values().length)];
    Sample sample =
        new Sample(random, instants.next(asset), instants.received(), Point.NO_SEQUENCE);
    List<EnrichedPoint> points = new ArrayList<>();
    for (String tag : tags(random.nextInt(1, 6))) {
      if (!tag.equals(poison.tag())) {
        points.add(sample.point(tag));
      }
    }
    points.add(random.nextInt(points.size() + 1), sample.good(poison.tag(), poison.value()));
    message(asset, points);
  }

  /** Too old or too far ahead for some store, alone or beside points that are neither. */
  private void outOfTime(AssetContext asset) {
    long time = random.nextBoolean() ? instants.late() : instants.ahead();
    List<EnrichedPoint> points = new ArrayList<>(reading(time, tags(random.nextInt(1, 4))));
    if (random.nextBoolean()) {
      points.addAll(reading(asset, 2));
    }
    message(asset, points);
  }

  private void unreadable() {
    String body = UNREADABLE[random.nextInt(UNREADABLE.length)];
    // each its own, so that quarantine must hold each
    add(body + " ".repeat(messages.size() % 7) + messages.size(), null);
  }

  /** As one telemetry message, or each raw message as one of its own. */
  private void deliver(AssetContext asset, List<List<EnrichedPoint>> raw) {
    if (random.nextInt(3) == 0) {
      List<EnrichedPoint> all = new ArrayList<>();
      raw.forEach(all::addAll);
      Collections.shuffle(all, new Random(random.nextLong()));
      message(asset, all);
    } else {
      raw.forEach(points -> message(asset, points));
    }
  }

  private void message(AssetContext asset, List<EnrichedPoint> of) {
    TelemetryMessage telemetry = new TelemetryMessage(asset, of);
    add(new String(TelemetryCodec.bytes(telemetry), StandardCharsets.UTF_8), telemetry);
  }

  private void add(String body, @org.jspecify.annotations.Nullable TelemetryMessage telemetry) {
    PlantedMessage message = new PlantedMessage("m" + messages.size(), body, telemetry);
    messages.add(message);
    points += message.size();
  }

  private List<String> tags(int count) {
    List<String> tags = new ArrayList<>(Signals.TAGS);
    Collections.shuffle(tags, new Random(random.nextLong()));
    return List.copyOf(tags.subList(0, count));
  }

  private <T> T any(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}

package dev.shopfloor.oee;

import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.model.AssetKey;
import dev.shopfloor.model.Quarantined;
import dev.shopfloor.model.Reason;
import dev.shopfloor.runtime.QueuedMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One message and what becomes of its points. */
final class Delivery {
  private static final String STAGE = "oee";
  private static final long NANOS_PER_MILLI = 1_000_000L;

  private final QueuedMessage message;
  private final byte[] bytes;
  private final List<Placed> placed = new ArrayList<>();
  private final List<Quarantined> refused = new ArrayList<>();
  private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
  private final Map<String, Long> notes = new TreeMap<>();
  private int points;
  private boolean failed;

  Delivery(QueuedMessage message) {
    this.message = message;
    this.bytes = message.body().getBytes(StandardCharsets.UTF_8);
  }

  QueuedMessage message() {
    return message;
  }

  /** A point of this message is to be written. */
  void place(AssetKey asset, Observation observation) {
    points++;
    placed.add(new Placed(this, asset, observation));
  }

  /** Points of this message cannot be used. */
  void refuse(
      int number,
      Reason reason,
      @Nullable String field,
      String text,
      @Nullable AssetKey asset,
      long rx) {
    points += number;
    refusePlaced(quarantined(reason, field, text, asset, rx));
    count(reason == Reason.LATE ? Outcome.LATE : Outcome.QUARANTINED, number);
  }

  /** Keeps a record of something that is counted elsewhere. */
  void refusePlaced(Quarantined record) {
    refused.add(record);
  }

  /** A record for quarantine that holds this message's bytes. */
  Quarantined quarantined(
      Reason reason, @Nullable String field, String text, @Nullable AssetKey asset, long rx) {
    return new Quarantined(
        reason, field, text, STAGE, asset == null ? null : asset.text(), queue(), rx, bytes);
  }

  void count(Outcome outcome, long number) {
    outcomes.merge(outcome, number, Long::sum);
  }

  void note(String name) {
    note(name, 1);
  }

  void note(String name, long number) {
    notes.merge(name, number, Long::sum);
  }

  /** The message has to come again. */
  void fail() {
    failed = true;
  }

  /** The message, which counts as one point, has to come again until another release takes it. */
  void await() {
    points++;
    fail();
  }

  private String queue() {
    return message.queueArn().substring(message.queueArn().lastIndexOf(':') + 1);
  }

  /** When the message was put on the queue, ns since the epoch. */
  long sentAt() {
    return message.sentAt() * NANOS_PER_MILLI;
  }

  int points() {
    return points;
  }

  boolean failed() {
    return failed;
  }

  List<Placed> placed() {
    return placed;
  }

  List<Quarantined> refused() {
    return refused;
  }

  Map<Outcome, Long> outcomes() {
    return outcomes;
  }

  Map<String, Long> notes() {
    return notes;
  }
}

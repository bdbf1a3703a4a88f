package dev.shopfloor.cli.example;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;

/** Takes the messages of all machines and brings them into the order of their receipt. */
final class Sink {
  private final List<Line> lines = new ArrayList<>();

  void json(String topic, long receivedAt, String payload) {
    add(topic, receivedAt, "\"payload\":" + payload);
  }

  void bytes(String topic, long receivedAt, String payload) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    add(topic, receivedAt, "\"base64\":\"" + Base64.getEncoder().encodeToString(bytes) + '"');
  }

  private void add(String topic, long receivedAt, String rest) {
    lines.add(
        new Line(
            receivedAt,
            "{\"topic\":\"%s\",\"receivedAt\":%d,%s}".formatted(topic, receivedAt, rest)));
  }

  List<String> lines() {
    return lines.stream()
        .sorted(Comparator.comparingLong(Line::receivedAt).thenComparing(Line::text))
        .map(Line::text)
        .toList();
  }

  private record Line(long receivedAt, String text) {}
}

package dev.shopfloor.cli.redrive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A queue that hides what it hands out, and hands nothing out that is hidden. */
final class MemoryDeadEnd implements DeadLetterSource {
  private final Map<String, DeadLetter> letters = new LinkedHashMap<>();
  private final List<String> hidden = new ArrayList<>();
  final List<Integer> asked = new ArrayList<>();
  int undeletable;

  static MemoryDeadEnd of(String... ids) {
    MemoryDeadEnd end = new MemoryDeadEnd();
    Arrays.stream(ids).forEach(id -> end.put(id, Map.of()));
    return end;
  }

  static MemoryDeadEnd of(int number) {
    return of(IntStream.range(0, number).mapToObj(i -> "m" + i).toArray(String[]::new));
  }

  void put(String id, Map<String, MessageAttributeValue> attributes) {
    letters.put(
        id,
        DeadLetterReader.read(
            Message.builder()
                .messageId(id)
                .receiptHandle(id)
                .body("{\"topic\":\"" + id + "\"}")
                .messageAttributes(attributes)
                .build()));
  }

  /** The time in hiding of all is over. */
  void showAll() {
    hidden.clear();
  }

  List<String> ids() {
    return List.copyOf(letters.keySet());
  }

  List<String> hidden() {
    return List.copyOf(hidden);
  }

  @Override
  public List<DeadLetter> receive(int most) {
    asked.add(most);
    List<DeadLetter> received =
        letters.values().stream()
            .filter(letter -> !hidden.contains(letter.id()))
            .limit(most)
            .toList();
    received.forEach(letter -> hidden.add(letter.id()));
    return received;
  }

  @Override
  public int delete(List<DeadLetter> done) {
    int failed = Math.min(undeletable, done.size());
    done.subList(failed, done.size())
        .forEach(letter -> {
          letters.remove(letter.id());
          hidden.remove(letter.id());
        });
    return failed;
  }

  @Override
  public int release(List<DeadLetter> kept) {
    kept.forEach(letter -> hidden.remove(letter.id()));
    return 0;
  }

  @Override
  public long about() {
    return letters.size();
  }
}

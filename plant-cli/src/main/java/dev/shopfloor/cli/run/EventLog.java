package dev.shopfloor.cli.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.cli.local.bus.BusEvent;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The newest events of the bus, in memory for the page and in a file for the next start.
 *
 * <p>Only for people: a line that a crash cut off is left out without a word.
 */
public final class EventLog implements Consumer<BusEvent>, AutoCloseable {
  private static final int KEPT = 400;

  private final Deque<BusEvent> newestFirst = new ArrayDeque<>();
  private final Consumer<BusEvent> also;
  private final Writer file;

  private EventLog(Writer file, Consumer<BusEvent> also) {
    this.file = file;
    this.also = also;
  }

  /**
   * Opens the log in a folder.
   *
   * @param also told of each new event
   */
  public static EventLog open(Path folder, Consumer<BusEvent> also) throws IOException {
    Path path = folder.resolve("events.jsonl");
    Deque<BusEvent> earlier = new ArrayDeque<>();
    if (Files.exists(path)) {
      for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
        read(line, earlier);
      }
    }
    Writer writer =
        Files.newBufferedWriter(
            path,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING);
    EventLog log = new EventLog(writer, also);
    for (BusEvent event : earlier.reversed()) {
      log.add(event);
    }
    return log;
  }

  @Override
  public void accept(BusEvent event) {
    add(event);
    also.accept(event);
  }

  /** The newest events, newest first; a copy. */
  public synchronized List<BusEvent> newest() {
    return List.copyOf(newestFirst);
  }

  private synchronized void add(BusEvent event) {
    boolean again = newestFirst.stream().anyMatch(known -> known.detail().equals(event.detail()));
    if (again) {
      // an event told twice is the same event
      return;
    }
    newestFirst.addFirst(event);
    if (newestFirst.size() > KEPT) {
      newestFirst.removeLast();
    }
    try {
      file.write(new String(Json.bytes(json -> write(json, event)), StandardCharsets.UTF_8));
      file.write('\n');
      file.flush();
    } catch (IOException failed) {
      throw new UncheckedIOException("the event log cannot be written", failed);
    }
  }

  private static void write(JsonGenerator json, BusEvent event) throws IOException {
    json.writeStartArray();
    json.writeString(event.bus());
    json.writeString(event.id());
    json.writeString(event.source());
    json.writeString(event.detailType());
    json.writeString(event.time().toString());
    json.writeString(event.detail());
    json.writeEndArray();
  }

  private static void read(String line, Deque<BusEvent> newestFirst) {
    String[] fields = new String[6];
    try (JsonParser json = Json.factory().createParser(line)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        return;
      }
      for (int at = 0; at < fields.length; at++) {
        json.nextToken();
        fields[at] = Json.text(json, "event");
      }
      newestFirst.addFirst(
          new BusEvent(
              fields[0], fields[1], fields[2], fields[3], Instant.parse(fields[4]), fields[5]));
    } catch (IOException cutOff) {
      // the machine stopped while the line was being written
    }
    if (newestFirst.size() > KEPT) {
      newestFirst.removeLast();
    }
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }
}

package dev.shopfloor.cli.live;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.shopfloor.cli.run.UsageException;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a plant has come, for another start to go on from. Written when all queues are empty, so
 * that nothing is between two parts.
 *
 * @param seed of the simulation
 * @param position all messages received before this plant time were given to the plant
 * @param lastTick the newest minute that is wholly computed
 * @param messages given to the plant so far
 * @param refused those of them that neither broker nor rules took
 * @param ledgers the accounts of all stages
 */
record LiveState(
    long seed,
    Instant position,
    Instant lastTick,
    long messages,
    long refused,
    List<Ledger> ledgers) {
  private static final int VERSION = 1;
  private static final String FILE = "state.json";

  LiveState {
    ledgers = List.copyOf(ledgers);
  }

  /** The state before the first message. */
  static LiveState begin(long seed, Instant start) {
    return new LiveState(seed, start, start, 0, 0, List.of());
  }

  /**
   * The state kept in a folder; empty when no run came so far as to keep one.
   *
   * @throws UsageException when it cannot be read
   */
  static Optional<LiveState> in(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try (JsonParser json = Json.factory().createParser(Files.readAllBytes(file))) {
      return Optional.of(read(json));
    } catch (IOException | IllegalArgumentException | DateTimeException unreadable) {
      throw new UsageException(
          "%s cannot be read (%s); begin anew with --fresh"
              .formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }

  /** Keeps it in a folder; a crash leaves the old state or the new one. */
  void keep(Path folder) throws IOException {
    Path fresh = folder.resolve(FILE + ".new");
    Files.write(fresh, Json.bytes(this::write));
    Files.move(
        fresh,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("version", VERSION);
    json.writeNumberField("seed", seed);
    json.writeStringField("position", position.toString());
    json.writeStringField("lastTick", lastTick.toString());
    json.writeNumberField("messages", messages);
    json.writeNumberField("refused", refused);
    json.writeArrayFieldStart("ledgers");
    for (Ledger ledger : ledgers) {
      LedgerJson.write(json, ledger);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static LiveState read(JsonParser json) throws IOException {
    Json.enterObject(json);
    long version = number(json, "version");
    if (version != VERSION) {
      throw new IOException("it is of version " + version + ", this Shopfloor reads " + VERSION);
    }
    long seed = number(json, "seed");
    Instant position = Instant.parse(text(json, "position"));
    Instant lastTick = Instant.parse(text(json, "lastTick"));
    long messages = number(json, "messages");
    long refused = number(json, "refused");
    List<Ledger> ledgers = new ArrayList<>();
    field(json, "ledgers");
    while (json.nextToken() == JsonToken.START_OBJECT) {
      ledgers.add(LedgerJson.read(json));
    }
    return new LiveState(seed, position, lastTick, messages, refused, ledgers);
  }

  private static long number(JsonParser json, String name) throws IOException {
    field(json, name);
    return json.getLongValue();
  }

  private static String text(JsonParser json, String name) throws IOException {
    field(json, name);
    return Json.text(json, name);
  }

  private static void field(JsonParser json, String name) throws IOException {
    String found = json.nextFieldName();
    if (!name.equals(found)) {
      throw new IOException("\"" + name + "\" was expected, \"" + found + "\" found");
    }
    json.nextToken();
  }
}

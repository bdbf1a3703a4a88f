package dev.shopfloor.cli.local.bus;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.shopfloor.cli.local.http.LoopbackServer;
import dev.shopfloor.cli.local.http.Request;
import dev.shopfloor.cli.local.http.Response;
import dev.shopfloor.cli.local.template.LocalNames;
import dev.shopfloor.cli.local.template.PlantTemplate;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/** EventBridge on loopback: PutEvents, and the template's rules behind it. */
public final class EventBus implements AutoCloseable {
  private static final int MAX_ENTRIES = 10;
  private static final int MAX_REQUEST_BYTES = 256 * 1024;

  private final EventRouter router;
  private final List<String> buses;
  private final Clock clock;
  private final Consumer<BusEvent> listener;
  private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
  private final LongAdder unmatched = new LongAdder();
  private final LoopbackServer server;

  private EventBus(
      PlantTemplate template,
      LocalNames names,
      EventRouter.QueueSender sender,
      Clock clock,
      Consumer<BusEvent> listener)
      throws IOException {
    this.router = new EventRouter(template, names, sender);
    this.buses = template.eventBuses();
    this.clock = clock;
    this.listener = listener;
    this.server = LoopbackServer.start(0, 4 * MAX_REQUEST_BYTES, this::handle);
  }

  /**
   * Starts the bus.
   *
   * @param sender puts an event's envelope into a queue
   * @param clock time of events that bring none
   * @param listener sees every accepted event, matched or not
   */
  public static EventBus start(
      PlantTemplate template,
      LocalNames names,
      EventRouter.QueueSender sender,
      Clock clock,
      Consumer<BusEvent> listener)
      throws IOException {
    return new EventBus(template, names, sender, clock, listener);
  }

  /** The endpoint for the SDK's client. */
  public String url() {
    return server.url();
  }

  /** Accepted events by detail type. */
  public Map<String, Long> counts() {
    Map<String, Long> copy = new TreeMap<>();
    counts.forEach((type, count) -> copy.put(type, count.sum()));
    return copy;
  }

  /** Accepted events that no rule wanted. */
  public long unmatched() {
    return unmatched.sum();
  }

  private Response handle(Request request) throws IOException {
    if (!request.target().equals("AWSEvents.PutEvents")) {
      return error("UnknownOperationException", "the local bus knows PutEvents only");
    }
    List<PutEvents.Entry> entries = PutEvents.parse(request.body());
    if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
      return error("ValidationException", "a request holds 1 to " + MAX_ENTRIES + " entries");
    }
    if (entries.stream().mapToInt(PutEvents.Entry::size).sum() > MAX_REQUEST_BYTES) {
      return error(
          "ValidationException", "a request holds at most " + MAX_REQUEST_BYTES + " bytes");
    }
    for (PutEvents.Entry entry : entries) {
      if (!buses.contains(entry.bus())) {
        return error("ResourceNotFoundException", "there is no event bus " + entry.bus());
      }
    }
    return answer(entries);
  }

  private Response answer(List<PutEvents.Entry> entries) throws IOException {
    StringWriter text = new StringWriter();
    int failed = 0;
    try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
      out.writeStartObject();
      out.writeArrayFieldStart("Entries");
      for (PutEvents.Entry entry : entries) {
        Optional<String> fault = fault(entry);
        out.writeStartObject();
        if (fault.isPresent()) {
          failed++;
          out.writeStringField("ErrorCode", fault.get());
          out.writeStringField("ErrorMessage", "Source, DetailType and a JSON object as Detail");
        } else {
          out.writeStringField("EventId", accept(entry));
        }
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeNumberField("FailedEntryCount", failed);
      out.writeEndObject();
    }
    return amazonJson(200, text.toString());
  }

  private static Optional<String> fault(PutEvents.Entry entry) {
    if (entry.source().isEmpty() || entry.detailType().isEmpty()) {
      return Optional.of("InvalidArgument");
    }
    return PutEvents.isJsonObject(entry.detail())
        ? Optional.empty()
        : Optional.of("MalformedDetail");
  }

  private String accept(PutEvents.Entry entry) throws IOException {
    Instant time =
        entry
            .timeSeconds()
            .map(s -> Instant.ofEpochMilli(Math.round(s * 1000)))
            .orElseGet(clock::instant);
    BusEvent event =
        new BusEvent(
            entry.bus(),
            UUID.randomUUID().toString(),
            entry.source(),
            entry.detailType(),
            time,
            entry.detail());
    if (!router.route(event)) {
      unmatched.increment();
    }
    counts.computeIfAbsent(event.detailType(), type -> new LongAdder()).increment();
    listener.accept(event);
    return event.id();
  }

  private static Response error(String type, String message) {
    return amazonJson(400, "{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
  }

  private static Response amazonJson(int status, String text) {
    return new Response(
        status, "application/x-amz-json-1.1", text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}

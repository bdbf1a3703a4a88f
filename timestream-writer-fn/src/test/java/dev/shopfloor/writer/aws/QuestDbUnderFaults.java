package dev.shopfloor.writer.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.RecordLayout;
import dev.shopfloor.writer.TimeSeriesStore;
import dev.shopfloor.writer.faults.Held;
import dev.shopfloor.writer.faults.Keeping;
import dev.shopfloor.writer.faults.Poison;
import dev.shopfloor.writer.faults.Signals;
import dev.shopfloor.writer.faults.StoreRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The real QuestDB in the fault script: one for all windows, each of which reads its own time. */
final class QuestDbUnderFaults implements LineStoreUnderTest {
  private static final StoreRules RULES =
      new StoreRules(
          Keeping.LAST_ROW,
          EnumSet.of(Poison.TYPE, Poison.TAG_NAME, Poison.LINE_NAME),
          false,
          false,
          false);
  private static final List<String> TAGS =
      List.of("site", "area", "line", "asset", "field", "scope", "window");
  private static final Duration AROUND = Duration.ofHours(8);
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final EmbeddedQuestDb quest;
  private final Instant base;

  QuestDbUnderFaults(EmbeddedQuestDb quest, long base) {
    this.quest = quest;
    this.base = Instant.ofEpochSecond(0, base);
  }

  /** Makes the tables as our page on the writer has them, and most columns, which is quicker. */
  static void prepare(EmbeddedQuestDb quest) {
    StringBuilder columns = new StringBuilder();
    for (String tag : Signals.TAGS) {
      columns.append(", %s %s, %s_q varchar".formatted(tag, column(Signals.type(tag)), tag));
    }
    for (String type : Signals.MACHINE_TYPES) {
      String more = type.equals("oee") ? ", scope symbol, window symbol" : "";
      quest.run(
          ("create table %s (timestamp timestamp, site symbol, area symbol, line symbol, asset"
               + " symbol, field symbol%s%s) timestamp(timestamp) partition by day wal dedup upsert"
               + " keys(timestamp, site, area, line, asset, field%s)")
              .formatted(type, more, columns, more.replace(" symbol", "")));
    }
  }

  private static String column(Class<?> type) {
    return type == Double.class
        ? "double"
        : type == Long.class ? "long" : type == Boolean.class ? "boolean" : "varchar";
  }

  @Override
  public StoreRules rules() {
    return RULES;
  }

  @Override
  public RecordLayout layout() {
    return LineDialect.QUESTDB.layout();
  }

  @Override
  public String url() {
    return quest.url();
  }

  @Override
  public TimeSeriesStore connect(String url) {
    return new InfluxStore(
        InfluxEndpoint.v2(url, "", ""), TokenSource.NONE, LineDialect.QUESTDB, SideBySide.MOST);
  }

  @Override
  public Held held() {
    Held held = new Held(RULES);
    for (String type : Signals.MACHINE_TYPES) {
      // asking for rows this way waits until all that was written is visible
      quest.rows("select count() from " + type);
      JsonNode answer =
          json(
              "select * from %s where timestamp between '%s' and '%s'"
                  .formatted(type, base.minus(AROUND), base.plus(AROUND)));
      answer.get("dataset").forEach(row -> add(held, type, answer.get("columns"), row));
    }
    return held;
  }

  private static void add(Held held, String type, JsonNode columns, JsonNode row) {
    Map<String, JsonNode> values = new HashMap<>();
    Map<String, String> types = new HashMap<>();
    for (int at = 0; at < columns.size(); at++) {
      values.put(columns.get(at).get("name").asText(), row.get(at));
      types.put(columns.get(at).get("name").asText(), columns.get(at).get("type").asText());
    }
    Map<String, String> tags = new HashMap<>();
    for (String tag : TAGS) {
      JsonNode value = values.get(tag);
      if (value != null && !value.isNull()) {
        tags.put(tag, value.asText());
      }
    }
    Map<String, Object> fields = new HashMap<>();
    String field = tags.get("field");
    // a boolean column says false in the rows of all other fields
    for (String name : List.of(field, field + "_q")) {
      JsonNode value = values.get(name);
      if (value != null && !value.isNull()) {
        fields.put(name, value(types.get(name), value));
      }
    }
    Instant time = Instant.parse(values.get("timestamp").asText());
    held.add(type, tags, time.getEpochSecond() * 1_000_000_000L + time.getNano(), fields);
  }

  private static Object value(String type, JsonNode value) {
    return switch (type) {
      case "DOUBLE" -> value.asDouble();
      case "LONG" -> value.asLong();
      case "BOOLEAN" -> value.asBoolean();
      default -> value.asText();
    };
  }

  private JsonNode json(String sql) {
    try {
      return MAPPER.readTree(
          URI.create(quest.url() + "/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8))
              .toURL());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    // it keeps the files of all days open that were ever read
    for (String type : Signals.MACHINE_TYPES) {
      quest.run("alter table %s drop partition where timestamp > 0".formatted(type));
    }
  }
}

package dev.shopfloor.writer.aws;

import static dev.shopfloor.writer.Readings.KPI;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.message;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.unhurried;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Value;
import dev.shopfloor.writer.LineDialect;
import dev.shopfloor.writer.WriterService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statements of docs/writer.md, given to the databases that they are for. */
class WriterPageTest {
  // the queries ask for the last eight hours of the database's own clock
  private static final long NOW = Instant.now().getEpochSecond() * 1_000_000_000L;

  private static @TempDir Path root;

  @Test
  void whatThePageSaysOfQuestDbIsWhatQuestDbUnderstands() throws IOException {
    try (EmbeddedQuestDb quest = new EmbeddedQuestDb(root.resolve("questdb"))) {
      String press = block("create table press ", "```");
      quest.run(press);
      quest.run(
          press
              .replace("table press", "table oee")
              .replace("field symbol", "field symbol, scope symbol, window symbol")
              .replace("asset, field)", "asset, field, scope, window)"));
      write(InfluxEndpoint.v2(quest.url(), "", ""), LineDialect.QUESTDB);
      String[] queries = block("-- QuestDB: a row holds one tag", "-- Timestream").split(";");
      assertThat(quest.rows(queries[0])).singleElement().asString().endsWith(",48.25");
      assertThat(quest.rows(queries[1])).singleElement().asString().endsWith(",0.5");
    }
  }

  @Test
  void whatThePageSaysInInfluxQlIsWhatInfluxDbUnderstands() throws IOException {
    Path folder = Files.createDirectories(root.resolve("influxdb"));
    try (RealInfluxDb influx = new RealInfluxDb(folder)) {
      influx.database("telemetry", "");
      write(influx.endpoint("telemetry"), LineDialect.INFLUXDB);
      assertThat(influx.rows("telemetry", block("# InfluxDB 2 and 3, InfluxQL", "\n\n")))
          .anySatisfy(row -> assertThat(row).containsEntry("mean", "48.25"));
    }
  }

  private static void write(InfluxEndpoint endpoint, LineDialect dialect) {
    InfluxStore store = new InfluxStore(endpoint, TokenSource.NONE, dialect);
    WriterService writer =
        new WriterService(
            store,
            dialect.layout(),
            refused -> {
              throw new IllegalStateException("refused: " + refused);
            });
    assertThat(
            writer
                .process(
                    List.of(
                        message("m1", PRESS, point("oilTemp", NOW, 48.25)),
                        message(
                            "m2",
                            KPI,
                            point("scope", NOW, new Value.Text("ASSET")),
                            point("window", NOW, new Value.Text("SHIFT")),
                            point("oee", NOW, 0.5))),
                    unhurried())
                .returned())
        .isEmpty();
  }

  /** What stands between two texts of the page, with the first if it is no comment. */
  private static String block(String from, String to) throws IOException {
    String page =
        Files.readString(Path.of(System.getProperty("shopfloor.root"), "docs", "writer.md"));
    Matcher block =
        Pattern.compile(Pattern.quote(from) + "(.*?)" + Pattern.quote(to), Pattern.DOTALL)
            .matcher(page);
    assertThat(block.find()).as(from).isTrue();
    return from.startsWith("-") || from.startsWith("#") ? block.group(1) : from + block.group(1);
  }
}

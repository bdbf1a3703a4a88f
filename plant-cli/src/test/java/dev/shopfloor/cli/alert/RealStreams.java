package dev.shopfloor.cli.alert;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.cli.enrich.EnrichTrial;
import dev.shopfloor.cli.enrich.OutcomeLines;
import dev.shopfloor.cli.run.InputLines;
import dev.shopfloor.cli.run.MessageText;
import dev.shopfloor.enrich.Envelope;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The streams of real machines; a test that needs one is skipped, and says so, without it. */
final class RealStreams {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RealStreams() {}

  /** Each message of a file, in its order. */
  static void each(Path file, BiConsumer<String, JsonNode> message) throws IOException {
    try (InputLines lines = InputLines.open(file.toString())) {
      for (InputLines.Line line = lines.next(); line != null; line = lines.next()) {
        JsonNode read = JSON.readTree(line.bytes());
        message.accept(read.path("topic").asText(), read.path("payload"));
      }
    }
  }

  /** The alerts that the first stage makes of these days, as messages of AlertQueue. */
  static List<String> alerts(PlantModel plant, List<Path> days) throws IOException {
    StringWriter printed = new StringWriter();
    OutcomeLines lines = new OutcomeLines(new PrintWriter(printed), false);
    EnrichTrial enrich = new EnrichTrial(plant, lines, 500);
    for (Path day : days) {
      try (InputLines input = InputLines.open(day.toString())) {
        for (InputLines.Line line = input.next(); line != null; line = input.next()) {
          MessageText.Read.Good good = (MessageText.Read.Good) MessageText.read(line.bytes());
          enrich.take(
              new Envelope.RawMessage(
                  good.message().topic(),
                  good.message().receivedAt() * 1_000_000L,
                  good.message().payload(),
                  null,
                  null,
                  null),
              null);
        }
      }
    }
    enrich.finish();
    lines.flush();
    return printed
        .toString()
        .lines()
        .filter(line -> line.startsWith("{\"outcome\":\"alert\""))
        .map(line -> String.valueOf(AlertText.body(line.getBytes(StandardCharsets.UTF_8))))
        .toList();
  }

  static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  static Path stream(String name) {
    Path file =
        Path.of(System.getProperty("shopfloor.data", "../../shared/data"))
            .resolve("streams")
            .resolve(name);
    assumeTrue(Files.exists(file), "SKIPPED: the real factory data is not here: " + file);
    return file;
  }

  /** The files whose names begin so, in the order of their names. */
  static List<Path> days(String prefix) throws IOException {
    Path folder = stream("");
    List<Path> days = new ArrayList<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .forEach(days::add);
    }
    assumeTrue(!days.isEmpty(), "SKIPPED: the real factory data is not here: " + prefix);
    return days;
  }
}

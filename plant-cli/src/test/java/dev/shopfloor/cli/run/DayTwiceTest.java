package dev.shopfloor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.writer.aws.LogCapture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real machine's day is written twice, in other batches and another order: the second time
 * changes nothing, and nobody is told of it. The data is not in this repository; the test is
 * skipped where it is absent.
 */
class DayTwiceTest {
  private static final Path STREAM =
      Path.of(System.getProperty("shopfloor.data", "../../shared/data"))
          .resolve("streams/nist-mazak01.Mazak01-20170612-20170613.jsonl.gz");
  private static final long SEED = Long.getLong("shopfloor.seed", System.nanoTime());
  private static final int MOST_A_BATCH = 400;

  private final PlantModel model =
      PlantFiles.load(Path.of("../docs/examples/nist-mazak01/plant.yaml")).require();

  @TempDir Path folder;

  @Test
  void inLiveAnalytics() throws Exception {
    List<Telemetry> day = day();
    try (DayStore store = DayStore.liveAnalytics(day.getLast().sent())) {
      aSecondTimeChangesNothing(store, day);
    }
  }

  @Test
  void inQuestDb() throws Exception {
    List<Telemetry> day = day();
    try (DayStore store = DayStore.questDb(folder, model)) {
      aSecondTimeChangesNothing(store, day);
    }
  }

  @Test
  void inInflux() throws Exception {
    List<Telemetry> day = day();
    try (DayStore store = DayStore.influx(folder, model)) {
      aSecondTimeChangesNothing(store, day);
    }
  }

  private static void aSecondTimeChangesNothing(DayStore store, List<Telemetry> day)
      throws Exception {
    System.out.println("a day twice: -Dshopfloor.seed=" + SEED);
    WriterAtWork writer = store.writer();
    try (LogCapture log = new LogCapture()) {
      for (List<Telemetry> batch : writer.batches().backlog(day)) {
        writer.write(batch);
      }
      List<String> once = store.dump();
      Ledger first = writer.ledger();
      for (List<Telemetry> batch : otherBatches(day)) {
        writer.write(batch);
      }
      List<String> twice = store.dump();

      Ledger both = writer.ledger();
      System.out.printf(
          "a day twice: %d messages, %d points, %d rows; %d stored and %d duplicate, then %d and"
              + " %d%n",
          day.size(),
          first.taken(Subject.POINTS),
          once.size(),
          first.counted(Subject.POINTS, Outcome.STORED),
          first.counted(Subject.POINTS, Outcome.DUPLICATE),
          both.counted(Subject.POINTS, Outcome.STORED)
              - first.counted(Subject.POINTS, Outcome.STORED),
          both.counted(Subject.POINTS, Outcome.DUPLICATE)
              - first.counted(Subject.POINTS, Outcome.DUPLICATE));
      assertThat(once).isNotEmpty();
      assertThat(twice).isEqualTo(once);
      assertThat(both.balanced()).isTrue();
      assertThat(both.taken(Subject.POINTS)).isEqualTo(2 * first.taken(Subject.POINTS));
      for (Outcome other : List.of(Outcome.LATE, Outcome.QUARANTINED, Outcome.RETURNED)) {
        assertThat(both.counted(Subject.POINTS, other)).as(other.word()).isZero();
      }
      assertThat(log.text()).isEmpty();
    }
  }

  private static List<List<Telemetry>> otherBatches(List<Telemetry> day) {
    Random random = new Random(SEED);
    List<Telemetry> shuffled = new ArrayList<>(day);
    Collections.shuffle(shuffled, random);
    List<List<Telemetry>> batches = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(MOST_A_BATCH));
      batches.add(shuffled.subList(from, to));
      from = to;
    }
    return batches;
  }

  private List<Telemetry> day() throws IOException {
    assumeTrue(Files.exists(STREAM), "SKIPPED: the real factory data is not here: " + STREAM);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(STREAM))) {
      List<MessageLine> lines =
          Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n"))
              .map(line -> MessageText.read(line.getBytes(StandardCharsets.UTF_8)))
              .map(read -> ((MessageText.Read.Good) read).message())
              .toList();
      return Telemetry.of(model, lines);
    }
  }
}

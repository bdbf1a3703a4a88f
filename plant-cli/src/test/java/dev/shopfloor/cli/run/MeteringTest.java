package dev.shopfloor.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.live.SimulatedPlan;
import dev.shopfloor.cli.model.PlantFiles;
import dev.shopfloor.cli.simulation.SimulatedPlant;
import dev.shopfloor.ledger.Ledger;
import dev.shopfloor.ledger.Outcome;
import dev.shopfloor.ledger.Subject;
import dev.shopfloor.plant.PlantModel;
import dev.shopfloor.writer.liveanalytics.FakeLiveAnalytics;
import dev.shopfloor.writer.liveanalytics.MeteredRequest;
import dev.shopfloor.writer.liveanalytics.Retention;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the example plant costs in LiveAnalytics, held against the least that it could cost. */
class MeteringTest {
  private static final double MOST_ABOVE = 1.02;
  private static final int FULL = 95;

  private final PlantModel model =
      PlantFiles.load(Path.of("..").resolve(SimulatedPlan.PLANT_FILE)).require();
  private final SimulatedPlan plan = new SimulatedPlan(1, model);
  private final Instant start = SimulatedPlant.of(1).start();
  private Instant now = start;
  private FakeLiveAnalytics service;
  private WriterAtWork writer;

  @BeforeEach
  void open() throws Exception {
    service =
        new FakeLiveAnalytics(() -> now)
            .retention(new Retention(Duration.ofHours(48), Duration.ofDays(365), false));
    writer =
        new WriterAtWork(
            Map.of(
                "TimeSeriesStore", "liveanalytics",
                "TimeSeriesDatabase", FakeLiveAnalytics.DATABASE,
                "TimeSeriesTable", FakeLiveAnalytics.TABLE),
            Map.of("AWS_ENDPOINT_URL_TIMESTREAM_WRITE", service.url()));
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void aBacklogCostsHardlyMoreThanItMust() throws Exception {
    List<Telemetry> messages = messages(Duration.ofHours(24));
    now = messages.getLast().sent();

    List<List<Telemetry>> batches = writer.batches().backlog(messages);
    List<List<Telemetry>> full = batches.subList(0, batches.size() - 1);
    assertThat(full).isNotEmpty().allMatch(writer.batches()::full);
    charged("backlog", batches);
  }

  @Test
  void alsoWhatComesAsThePlantLivesCostsHardlyMoreThanItMust() throws Exception {
    charged("live", writer.batches().live(messages(Duration.ofHours(2))));
  }

  private void charged(String what, List<List<Telemetry>> batches) throws Exception {
    long least = 0;
    long records = 0;
    for (List<Telemetry> batch : batches) {
      Instant newest = batch.getLast().sent();
      now = newest.isAfter(now) ? newest : now;
      int before = service.metered().size();
      writer.write(batch);
      List<MeteredRequest> requests = service.metered().subList(before, service.metered().size());

      List<MeteringBound.Waiting> waiting = MeteringBound.records(batch);
      assertThat(requests.stream().mapToInt(MeteredRequest::records).sum())
          .isEqualTo(waiting.size());
      assertThat(requests.stream().filter(request -> request.records() < FULL))
          .as("requests that are not full although more waits")
          .hasSizeLessThanOrEqualTo(1);
      least += MeteringBound.kib(waiting);
      records += waiting.size();
    }

    Ledger ledger = writer.ledger();
    System.out.printf(
        Locale.ROOT,
        "metering, %s: %d batches, %d points, %d records, %d requests, %d KiB charged, at least"
            + " %d: %.4f%n",
        what,
        batches.size(),
        ledger.taken(Subject.POINTS),
        records,
        service.metered().size(),
        service.meteredKib(),
        least,
        (double) service.meteredKib() / least);
    assertThat(ledger.counted(Subject.POINTS, Outcome.STORED)).isPositive();
    assertThat(ledger.counted(Subject.POINTS, Outcome.LATE)).isZero();
    assertThat(ledger.counted(Subject.POINTS, Outcome.QUARANTINED)).isZero();
    assertThat((double) service.meteredKib()).isLessThanOrEqualTo(MOST_ABOVE * least);
  }

  private List<Telemetry> messages(Duration time) {
    return Telemetry.of(model, plan.between(start, start.plus(time)));
  }
}

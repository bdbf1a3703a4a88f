package dev.shopfloor.cli.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Whether EnrichFunction keeps up with the stream. */
record StreamCheck(String part, Metrics metrics, String stream) implements Check {
  private static final int BACK_MINUTES = 10;
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @Override
  public List<Finding> look() {
    Metric behind =
        new Metric(
            "AWS/Kinesis",
            "GetRecords.IteratorAgeMilliseconds",
            Map.of("StreamName", stream),
            "Maximum");
    List<Double> ages = metrics.minutes(behind, BACK_MINUTES);
    if (ages.isEmpty()) {
      return List.of(
          new Finding.Warning(
              part,
              "nobody has read it for %d minutes".formatted(BACK_MINUTES),
              Next.step("look at IngestStreamMapping below", "ingeststreamage")));
    }
    Duration age = Duration.ofMillis(Math.round(ages.getFirst()));
    String sentence = "is read to %s before its end".formatted(Span.of(age));
    if (age.compareTo(LIMIT) > 0) {
      return List.of(
          new Finding.Fault(
              part,
              sentence + "; it forgets after a day",
              Next.step(
                  "look at the faults of EnrichFunction; raise StreamShards if there are none",
                  "ingeststreamage")));
    }
    return List.of(new Finding.Ok(part, sentence));
  }
}

package dev.shopfloor.cli.oee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.json.Json;
import dev.shopfloor.oee.AssetFold;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.oee.ShiftResult;
import dev.shopfloor.oee.ShiftResultCodec;
import dev.shopfloor.oee.ShiftWindow;
import dev.shopfloor.plant.PlantModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** However the points of a real machine come, its results are the same to the last bit. */
class RealDeliveryTest {
  private static final long SEED = Long.getLong("shopfloor.seed", System.nanoTime());
  private static final int SEEDS = 3;
  private static final int SOAK_SEEDS = 25;

  @ParameterizedTest
  @CsvSource({
    "komax565, komax565-week1",
    "nist-mazak01, nist-mazak01.Mazak01-20170608-20170609",
    "nist-gfagie01, nist-gfagie01.GFAgie01-20161108-20161109",
    "nist-hurco01, nist-hurco01.Hurco01-20161007-20200514"
  })
  void anyOrderRepeatsAndBatchesGiveTheSameResults(String plant, String stream) throws IOException {
    deliver(plant, stream, SEEDS);
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource("streams")
  void everyStreamInManyOrders(String plant, String stream) throws IOException {
    deliver(plant, stream, SOAK_SEEDS);
  }

  static Stream<org.junit.jupiter.params.provider.Arguments> streams() throws IOException {
    try (Stream<Path> files = Files.list(RealStream.file("streams"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".jsonl.gz", ""))
          .filter(name -> name.startsWith("nist-") || name.startsWith("komax"))
          .sorted()
          .map(name ->
              org.junit.jupiter.params.provider.Arguments.of(
                  name.startsWith("komax") ? "komax565" : name.substring(0, name.indexOf('.')),
                  name))
          .toList()
          .stream();
    }
  }

  private static void deliver(String example, String stream, int seeds) throws IOException {
    System.out.println(stream + " in other orders: -Dshopfloor.seed=" + SEED);
    PlantModel plant = RealStream.plant(example);
    List<RealStream.AssetPoint> points = RealStream.points(example, stream, false);
    List<String> expected = results(RealStream.fold(plant, points));

    assertThat(expected).isNotEmpty();
    Random random = new Random(SEED);
    for (int at = 0; at < seeds; at++) {
      assertThat(results(delivered(plant, points, random)))
          .as("delivery %d with -Dshopfloor.seed=%d", at, SEED)
          .isEqualTo(expected);
    }
  }

  /** Shuffled, a fifth of it twice, in batches of any size that know nothing of one another. */
  private static AssetFold delivered(
      PlantModel plant, List<RealStream.AssetPoint> points, Random random) {
    List<RealStream.AssetPoint> shuffled = new ArrayList<>(points);
    for (RealStream.AssetPoint point : points) {
      if (random.nextInt(5) == 0) {
        shuffled.add(point);
      }
    }
    Collections.shuffle(shuffled, random);
    List<MinuteBucket> buckets = new ArrayList<>();
    for (int from = 0; from < shuffled.size(); ) {
      int to = Math.min(shuffled.size(), from + 1 + random.nextInt(shuffled.size() / 3 + 1));
      buckets.addAll(RealStream.fold(plant, shuffled.subList(from, to)).buckets());
      from = to;
    }
    return new AssetFold(plant.assets().getFirst(), buckets);
  }

  private static List<String> results(AssetFold asset) {
    List<MinuteBucket> buckets = List.copyOf(asset.buckets());
    long from = MinuteBucket.startOf(buckets.getFirst().minute());
    long to = MinuteBucket.startOf(buckets.getLast().minute() + 1);
    return asset.windows(from, to).stream()
        .filter(window -> touches(asset, window))
        .map(window -> text(asset.result(window, window.end())))
        .toList();
  }

  /** A machine that is seldom on line has years of days without anything. */
  private static boolean touches(AssetFold asset, ShiftWindow window) {
    return asset.buckets().stream()
        .anyMatch(bucket ->
            MinuteBucket.startOf(bucket.minute() + 1) > window.start()
                && MinuteBucket.startOf(bucket.minute()) < window.end());
  }

  private static String text(ShiftResult result) {
    return new String(
        Json.bytes(json -> ShiftResultCodec.write(json, result)), StandardCharsets.UTF_8);
  }
}

package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.press;
import static dev.shopfloor.oee.Facts.state;
import static dev.shopfloor.oee.Facts.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.plant.AssetHistory;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AssetFoldTest {
  private static final AssetHistory PRESS = press(oee -> oee);

  private final List<MinuteBucket> buckets =
      buckets(
          state("05:50", "ACTIVE"),
          count("05:59", 90),
          count("06:30", 200),
          state("06:40", "STOPPED"),
          state("06:41", "ACTIVE"),
          count("07:00", 300),
          state("07:10", "STOPPED"));

  @Test
  void aWindowIsFoldedAsTheFoldDoesItInOneStep() {
    ShiftWindow window = window("06:00", "08:00");

    for (long asOf = window.start(); asOf <= window.end(); asOf += 7 * Facts.MINUTE) {
      assertThat(new AssetFold(PRESS, buckets.reversed()).result(window, asOf))
          .isEqualTo(Fold.fold(PRESS, window, buckets, asOf));
    }
  }

  @Test
  void anExplanationIsOfTheSameResult() {
    ShiftWindow window = window("06:00", "08:00");
    AssetFold fold = new AssetFold(PRESS, buckets);

    assertThat(fold.explain(window, at("07:30")).result())
        .isEqualTo(fold.result(window, at("07:30")));
  }

  @Test
  void theMinutesOfAWindowAddUpToIt() {
    ShiftWindow window = window("06:00", "08:00");
    AssetFold fold = new AssetFold(PRESS, buckets);

    List<ShiftResult> minutes = fold.minutes(window, window.end());

    ShiftResult whole = fold.result(window, window.end());
    assertThat(minutes).hasSize(120);
    assertThat(minutes.stream().mapToLong(minute -> pieces(minute.pieces())).sum())
        .isEqualTo(pieces(whole.pieces()))
        .isEqualTo(210);
    assertThat(minutes.stream().mapToLong(minute -> minute.times().run()).sum())
        .isEqualTo(whole.times().run());
  }

  @Test
  void bucketsOfOneMinuteFromSeveralDeliveriesAreOne() {
    List<MinuteBucket> twice = new java.util.ArrayList<>(buckets);
    twice.addAll(buckets(state("06:40", "STOPPED"), count("06:40", 250)));

    AssetFold fold = new AssetFold(PRESS, twice);

    assertThat(fold.buckets()).hasSize(buckets.size());
    assertThat(fold.buckets().stream().mapToInt(MinuteBucket::size).sum()).isEqualTo(8);
  }

  private static long pieces(Pieces pieces) {
    return pieces == null ? 0 : pieces.total();
  }

  private static List<MinuteBucket> buckets(Observation... observations) {
    TreeMap<Long, MinuteBucket> minutes = new TreeMap<>();
    Arrays.stream(observations)
        .forEach(each -> {
          long minute = MinuteBucket.minuteOf(each.entry().time());
          minutes.merge(minute, MinuteBucket.of(minute, List.of(each)), MinuteBucket::merge);
        });
    return List.copyOf(minutes.values());
  }
}

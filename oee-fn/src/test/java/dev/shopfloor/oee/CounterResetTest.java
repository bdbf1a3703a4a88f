package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.at;
import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.plant.AssetHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CounterResetTest {
  // a piece each 30 s: the counter of a press that makes 2 pieces a minute
  private static final AssetHistory PRESS = Facts.press(oee -> oee);

  /** Two pieces a minute; the counter begins anew with the piece after each of these minutes. */
  private static List<Observation> counting(String from, int minutes, Integer... resetAfter) {
    List<Observation> facts = new ArrayList<>(List.of(state(at(from), "ACTIVE")));
    long value = 100;
    for (int minute = 0; minute <= minutes; minute++) {
      facts.add(count(at(from) + minute * Facts.MINUTE, "part_count", value));
      if (List.of(resetAfter).contains(minute)) {
        facts.add(count(at(from) + minute * Facts.MINUTE + 1, "part_count", 0));
        value = 0;
      }
      value += 2;
    }
    return facts;
  }

  @Test
  void aResetInMidShiftLosesAndInventsNoPiece() {
    ShiftResult result =
        Fold.fold(
            PRESS,
            Facts.window("08:00", "09:00"),
            Facts.buckets(counting("08:00", 59, 20, 40)),
            at("09:00"));

    assertThat(Objects.requireNonNull(result.pieces()).total()).isEqualTo(2 * 59);
    assertThat(result.flags()).containsExactly(ResultFlag.COUNT_RESET);
  }

  @Test
  void aResetWithoutAReadingOfZeroCountsItsFirstValue() {
    ShiftResult result =
        Facts.fold(
            PRESS,
            Facts.window("08:00", "09:00"),
            state("08:00", "ACTIVE"),
            count("08:00", 100),
            count("08:01", 110),
            count("08:02", 3),
            count("08:03", 9));

    assertThat(Objects.requireNonNull(result.pieces()).total()).isEqualTo(19);
  }

  @Test
  void aCheckpointAnywhereAroundTheResetChangesNothing() {
    ShiftWindow window = Facts.window("08:00", "09:00");
    List<MinuteBucket> buckets = Facts.buckets(counting("08:00", 59, 20));
    for (long cut = at("08:19"); cut <= at("08:22"); cut += 10 * Facts.SECOND) {
      Fold fold =
          Fold.begin(
              PRESS,
              window,
              CarryInSearch.find(PRESS, window.start(), buckets.reversed().iterator()));
      fold.advance(buckets, cut);
      Fold read =
          Objects.requireNonNull(Checkpoint.read(PRESS, 0, Checkpoint.text(PRESS, 0, fold)));
      read.advance(buckets, window.end());

      assertThat(Objects.requireNonNull(read.result().pieces()).total()).isEqualTo(2 * 59);
    }
  }

  @Test
  void pieceByPieceTheShiftsAroundAResetAddUpWhereverTheBorderLies() {
    List<MinuteBucket> buckets = Facts.buckets(counting("08:00", 59, 30));
    for (String border : List.of("08:29", "08:30", "08:31", "08:45")) {
      long before = pieces(Facts.window("08:00", border), buckets);
      long after = pieces(Facts.window(border, "09:00"), buckets);

      assertThat(before + after).as(border).isEqualTo(2 * 59);
    }
  }

  private static long pieces(ShiftWindow window, List<MinuteBucket> buckets) {
    ShiftResult result = Fold.fold(PRESS, window, buckets, window.end());
    return Objects.requireNonNull(result.pieces()).total();
  }
}

package dev.shopfloor.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shopfloor.oee.Pieces;
import dev.shopfloor.oee.ShiftResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two independent ways to the same numbers: the script's arithmetic and the functions. */
class CrossCheckTest {
  private static final List<Completion> NOBODY = List.of();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 3);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theFunctionsComeToTheKnownAnswersAllThroughTheBackFill(long seed) {
    SimulatedPlant plant = SimulatedPlant.of(seed);
    compare(plant, plant.start(), plant.liveFrom(), Duration.ofMinutes(10));
  }

  @Test
  void theFunctionsComeToTheKnownAnswersInLiveOperation() {
    SimulatedPlant plant = SimulatedPlant.of(1);
    compare(plant, plant.start(), plant.start().plus(Duration.ofHours(15)), Duration.ofMinutes(53));
  }

  private static void compare(SimulatedPlant plant, Instant from, Instant to, Duration step) {
    PureFunctions functions = new PureFunctions();
    Iterator<SentMessage> messages = plant.messages(from, to).iterator();
    SentMessage next = messages.next();
    for (Instant now = from.plus(step); !now.isAfter(to); now = now.plus(step)) {
      while (next != null && next.receivedAt().isBefore(now)) {
        functions.take(next);
        next = messages.hasNext() ? messages.next() : null;
      }
      compare(plant.answers(now, NOBODY), functions);
    }
  }

  private static void compare(KnownAnswers known, PureFunctions functions) {
    assertThat(functions.quarantined()).isEqualTo(known.quarantined());
    SortedMap<String, List<Instant>> raised = new TreeMap<>();
    for (OrderAnswer order : known.orders()) {
      if (!order.problem().equals("stop")) {
        raised.put(String.join("/", order.dedupParts()), order.raised());
      }
    }
    assertThat(functions.raised()).isEqualTo(raised);
    for (ShiftAnswer shift : known.shifts()) {
      compare(shift, functions.fold(shift.asset(), shift.start(), known.asOf()), known.asOf());
    }
  }

  private static void compare(ShiftAnswer known, ShiftResult computed, Instant asOf) {
    String where = known + " as of " + asOf;
    assertThat(computed.window().code()).as(where).isEqualTo(known.shift());
    assertThat(computed.window().end() / 1_000_000).as(where).isEqualTo(known.end().toEpochMilli());
    assertThat(computed.stateMillis()).as(where).isEqualTo(known.stateMillis());
    assertThat(computed.plannedMillis()).as(where).isEqualTo(known.plannedMillis());
    assertThat(computed.times().production()).as(where).isEqualTo(known.runMillis());
    Pieces pieces = computed.pieces();
    assertThat(pieces).as(where).isNotNull();
    assertThat(pieces.total()).as(where).isEqualTo(known.pieces());
    assertThat(pieces.good()).as(where).isEqualTo(known.good());
    assertThat(pieces.scrap()).as(where).isEqualTo(known.scrap());
    same(where, computed.ratios().availability(), known.availability());
    same(where, computed.ratios().performance(), known.performance());
    same(where, computed.ratios().quality(), known.quality());
    same(where, computed.ratios().oee(), known.oee());
  }

  private static void same(String where, @Nullable Double computed, @Nullable Double known) {
    if (known == null) {
      assertThat(computed).as(where).isNull();
    } else {
      assertThat(computed).as(where).isNotNull().isCloseTo(known, within(1e-9));
    }
  }
}

package dev.shopfloor.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatedPlantTest {
  private static final List<Completion> NOBODY = List.of();
  private static final SimulatedPlant SPLIT = SimulatedPlant.of(5);

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @Test
  void theSameSeedGivesTheSameBytesHoweverItIsAsked() {
    SimulatedPlant one = SimulatedPlant.of(7);
    SimulatedPlant other = SimulatedPlant.of(7);
    Instant late = one.liveFrom().plus(Duration.ofHours(30));

    other.answers(late, NOBODY);
    List<String> later = lines(other.messages(late.minus(Duration.ofHours(1)), late));
    List<String> all = lines(one.messages(one.start(), one.liveFrom()));

    assertThat(lines(other.messages(other.start(), other.liveFrom()))).isEqualTo(all);
    assertThat(lines(one.messages(late.minus(Duration.ofHours(1)), late))).isEqualTo(later);
    assertThat(one.answers(late, NOBODY)).isEqualTo(other.answers(late, NOBODY));
    assertThat(lines(SimulatedPlant.of(8).messages(one.start(), one.liveFrom()))).isNotEqualTo(all);
  }

  @Test
  void aSecondStartKnowsWhatTheFirstOneDid() {
    SimulatedPlant first = SimulatedPlant.of(3);
    for (int minute = 0; minute < 9 * 60; minute++) {
      first.answers(first.start().plus(Duration.ofMinutes(minute)), NOBODY);
    }
    Instant now = first.start().plus(Duration.ofHours(9));

    assertThat(SimulatedPlant.of(3).answers(now, NOBODY)).isEqualTo(first.answers(now, NOBODY));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theBackFillHasEveryScenarioAndIsOfTheRightSize(long seed) {
    SimulatedPlant plant = SimulatedPlant.of(seed);
    List<SentMessage> messages = plant.messages(plant.start(), plant.liveFrom());
    KnownAnswers answers = plant.answers(plant.liveFrom(), NOBODY);

    assertThat(messages).hasSizeBetween(3_700, 4_200);
    assertThat(messages)
        .isSortedAccordingTo((one, next) -> one.receivedAt().compareTo(next.receivedAt()));
    assertThat(kinds(plant.scenes(plant.start(), plant.liveFrom())))
        .isEqualTo(EnumSet.allOf(Scenario.class));
    assertThat(answers.messages()).isEqualTo(messages.size());
    assertThat(answers.repeats()).isEqualTo(4);
    assertThat(answers.quarantined())
        .containsOnlyKeys(
            "FUTURE_TIME",
            "MALFORMED_JSON",
            "OUT_OF_RANGE",
            "UNKNOWN_ASSET",
            "UNKNOWN_TAG",
            "WRONG_TYPE");
    assertThat(answers.orders())
        .extracting(order -> order.asset() + " " + order.problem() + " " + order.orders())
        .containsExactly(
            "chemnitz/mill01 coolant_temperature/high 1",
            "chemnitz/mill02 system/2051 1",
            "chemnitz/press01 stop 1",
            "chemnitz/press02 hydraulics/E-OIL-LOW 1",
            "chemnitz/wrapper01 stop 1");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void liveOperationHasEveryScenarioAndSomeOfThemSoon(long seed) {
    SimulatedPlant plant = SimulatedPlant.of(seed);
    Set<Scenario> rare = EnumSet.complementOf(EnumSet.of(Scenario.WARM_UP));

    assertThat(kinds(plant.scenes(plant.liveFrom(), plant.liveFrom().plus(Duration.ofHours(15)))))
        .containsAll(rare);
    assertThat(kinds(plant.scenes(plant.liveFrom(), plant.liveFrom().plus(Duration.ofMinutes(15)))))
        .contains(
            Scenario.MICRO_STOP,
            Scenario.GATEWAY_OFFLINE,
            Scenario.DRIFT,
            Scenario.BAD_PAYLOAD,
            Scenario.DUPLICATE,
            Scenario.ALARM,
            Scenario.FAULT);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allNumbersOfAShiftAddUpAtAnyMinute(long seed) {
    SimulatedPlant plant = SimulatedPlant.of(seed);
    long messages = 0;
    for (int minute = 1; minute < 11 * 60; minute += 11) {
      Instant now = plant.start().plus(Duration.ofMinutes(minute));
      KnownAnswers answers = plant.answers(now, NOBODY);
      assertThat(answers.messages()).isGreaterThanOrEqualTo(messages);
      messages = answers.messages();
      for (ShiftAnswer shift : answers.shifts()) {
        Instant until = shift.closed() ? shift.end() : now;
        long passed = Duration.between(shift.start(), until).toMillis();
        assertThat(shift.stateMillis().values().stream().mapToLong(Long::longValue).sum())
            .as("%s", shift)
            .isEqualTo(passed);
        assertThat(shift.plannedMillis()).isBetween(shift.runMillis(), passed);
        assertThat(shift.good() + shift.scrap()).as("%s", shift).isEqualTo(shift.pieces());
        if (shift.quality() != null && shift.performance() != null) {
          assertThat(shift.availability() * shift.performance() * shift.quality())
              .isCloseTo(shift.oee(), within(1e-12));
        }
      }
    }
  }

  @Test
  void aGatewayThatIsOffLineHidesTheEndOfAShiftUntilItIsBack() {
    SimulatedPlant plant = SimulatedPlant.of(1);
    Instant border = plant.start().plus(Duration.ofHours(1));
    ShiftAnswer closed = startUp(plant, border.plus(Duration.ofMinutes(1)));
    ShiftAnswer restated = startUp(plant, border.plus(Duration.ofMinutes(10)));

    assertThat(closed.closed()).isTrue();
    assertThat(restated.pieces()).isGreaterThan(closed.pieces());
    assertThat(plant.scenes(border, border.plusMillis(1)))
        .filteredOn(scene -> scene.kind() == Scenario.GATEWAY_OFFLINE)
        .singleElement()
        .satisfies(scene -> {
          assertThat(scene.where()).isEqualTo("machining");
          assertThat(scene.sentence())
              .matches(
                  "gateway of line machining is off line since 05:50; \\d+ messages wait in it");
        });
  }

  @Test
  void theSentencesSayWhereTheGatewayKeepsHowMuch() {
    SimulatedPlant plant = SimulatedPlant.of(1);
    Instant off = plant.start().plus(Duration.ofMinutes(49));
    Instant now = plant.start().plus(Duration.ofMinutes(60));
    Instant back = plant.start().plus(Duration.ofMinutes(70));
    long machining =
        plant.messages(now, back).stream()
            .filter(message -> message.topic().contains("/machining/"))
            .count();
    String sentence =
        plant.scenes(off, now).stream()
            .filter(scene -> scene.kind() == Scenario.GATEWAY_OFFLINE)
            .findFirst()
            .orElseThrow()
            .sentence();
    long kept = Long.parseLong(sentence.replaceAll(".*; (\\d+) messages.*", "$1"));

    // of two machines that send every twenty seconds, ten minutes are kept and ten more follow
    assertThat(kept).isBetween(50L, 80L);
    assertThat(machining - kept).isBetween(55L, 85L);
  }

  @Property(tries = 30)
  void messagesOfAnySplitJoinToTheSame(
      @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 6 * 3600 * 1000) Integer> cuts) {
    Instant start = SPLIT.start();
    Instant end = start.plus(Duration.ofHours(6));
    TreeMap<Instant, Boolean> borders = new TreeMap<>();
    cuts.forEach(cut -> borders.put(start.plusMillis(cut), true));
    borders.put(end, true);
    List<String> joined = new ArrayList<>();
    Instant from = start;
    for (Instant to : borders.keySet()) {
      joined.addAll(lines(SPLIT.messages(from, to)));
      from = to;
    }

    assertThat(joined).isEqualTo(lines(SPLIT.messages(start, end)));
  }

  private static ShiftAnswer startUp(SimulatedPlant plant, Instant asOf) {
    return plant.answers(asOf, NOBODY).shifts().stream()
        .filter(shift -> shift.asset().equals("chemnitz/mill01"))
        .filter(shift -> shift.shift().equals("start-up"))
        .findFirst()
        .orElseThrow();
  }

  private static Set<Scenario> kinds(List<Scene> scenes) {
    Set<Scenario> kinds = EnumSet.noneOf(Scenario.class);
    scenes.forEach(scene -> kinds.add(scene.kind()));
    return kinds;
  }

  private static List<String> lines(List<SentMessage> messages) {
    return messages.stream()
        .map(message ->
            message.receivedAt()
                + " "
                + message.topic()
                + " "
                + new String(message.payload(), StandardCharsets.UTF_8))
        .toList();
  }
}

package dev.shopfloor.enrich.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Arrivals;
import dev.shopfloor.enrich.Arrivals.Arrival;
import dev.shopfloor.enrich.SourceSign;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SequenceGapsTest {
  private static final long LATER = SequenceGaps.GRACE_MILLIS + 1_001;

  @Test
  void aNumberThatIsMissingCountsOnlyAfterTheGrace() {
    List<Arrival> arrivals = run(1, 2, 4);

    assertThat(SequenceGaps.in(arrivals, arrivals.getLast().millis())).isFalse();
    assertThat(SequenceGaps.in(arrivals, arrivals.getLast().millis() + LATER)).isTrue();
  }

  @Test
  void aNumberThatComesLateFillsItsGap() {
    List<Arrival> arrivals = new ArrayList<>(run(1, 2, 4));
    arrivals.add(new Arrival(arrivals.getLast().millis() + 20, 3, false));

    assertThat(SequenceGaps.in(arrivals, arrivals.getLast().millis() + LATER)).isFalse();
  }

  @Test
  void aBirthBeginsAnewWhateverWasMissing() {
    List<Arrival> arrivals = new ArrayList<>(run(1, 2, 9));
    long birth = arrivals.getLast().millis() + 100_000;
    arrivals.add(new Arrival(birth, 0, true));
    arrivals.add(new Arrival(birth + 1, 1, false));

    assertThat(SequenceGaps.in(arrivals, birth + LATER)).isFalse();
    arrivals.add(new Arrival(birth + 2, 3, false));
    assertThat(SequenceGaps.in(arrivals, birth + LATER)).isTrue();
  }

  @Test
  void whatIsStampedJustBeforeItsBirthFillsAGapAndMakesNone() {
    List<Arrival> arrivals =
        List.of(
            new Arrival(1_000_000, 200, false),
            new Arrival(1_009_999, 1, false),
            new Arrival(1_010_000, 0, true),
            new Arrival(1_010_001, 2, false));

    assertThat(SequenceGaps.in(arrivals, 1_010_001 + LATER)).isFalse();
  }

  @Property(tries = 300)
  void aWholeSequenceHasNoGapAndOneWithoutAnyOfItsNumbersHas(
      @ForAll @IntRange(min = 3, max = 200) int length,
      @ForAll @IntRange(max = 255) int first,
      @ForAll Random random) {
    List<Integer> order = new ArrayList<>();
    for (int at = 0; at < length; at++) {
      order.add(at);
    }
    // neighbours may overtake each other a little on their way to the rules
    for (int at = 0; at + 4 <= length; at += 4) {
      Collections.shuffle(order.subList(at, at + 4), random);
    }
    long millis = 1_794_800_000_000L;
    List<Arrival> arrivals = new ArrayList<>();
    for (int number : order) {
      arrivals.add(new Arrival(millis += 10, (first + number) % 256, false));
    }
    long now = millis + LATER;
    assertThat(SequenceGaps.in(arrivals, now)).isFalse();

    int lost = 1 + random.nextInt(length - 2);
    arrivals.removeIf(arrival -> arrival.sequence() == (first + lost) % 256);
    assertThat(SequenceGaps.in(arrivals, now)).isTrue();
  }

  @Test
  void arrivalsComeBackFromTheirNumbersAndTheOldOnesAreForgotten() {
    TreeSet<Long> packed = new TreeSet<>();
    for (int at = 0; at < 300; at++) {
      packed.add(Arrivals.pack(new SourceSign(Edge.nanos(Edge.START + at), at % 256, at == 0)));
    }
    List<Arrival> arrivals = Arrivals.unpack(packed);
    assertThat(arrivals.getFirst()).isEqualTo(new Arrival(Edge.START, 0, true));
    assertThat(arrivals.get(260)).isEqualTo(new Arrival(Edge.START + 260, 4, false));

    Arrivals.outdated(packed).forEach(packed::remove);
    assertThat(packed).hasSize(256);
    packed.add(Arrivals.pack(new SourceSign(Edge.nanos(Edge.START + 3_600_000), 9, false)));
    Arrivals.outdated(packed).forEach(packed::remove);
    assertThat(packed).hasSize(32);
    assertThat(Arrivals.outdated(packed)).isEmpty();
  }

  private static List<Arrival> run(int... numbers) {
    List<Arrival> arrivals = new ArrayList<>();
    for (int number : numbers) {
      arrivals.add(new Arrival(1_794_800_000_000L + arrivals.size(), number, false));
    }
    return arrivals;
  }
}

package dev.shopfloor.writer;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.EnrichedPoint;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventVersionTest {
  private static final long LONGEST_SHORT_SEQUENCE = (1L << 27) - 2;

  @Property
  void theVersionFollowsTheEventOrder(
      @ForAll("points") EnrichedPoint one, @ForAll("points") EnrichedPoint other) {
    long first = EventVersion.of(one);
    long second = EventVersion.of(other);
    assertThat(first).isPositive();
    boolean told =
        one.sequence() != other.sequence()
            || (one.sequence() <= LONGEST_SHORT_SEQUENCE
                && (one.value().equals(other.value())
                    || EventOrder.hash(one.value()) != EventOrder.hash(other.value())));
    if (told) {
      assertThat(Integer.signum(Long.compare(first, second)))
          .isEqualTo(Integer.signum(EventOrder.COMPARATOR.compare(one, other)));
    }
  }

  @Test
  void theFirstPossiblePointHasVersionOne() {
    assertThat(version(Value.ABSENT, Point.NO_SEQUENCE, Quality.GOOD) & 0x7).isEqualTo(1);
    assertThat(version(Value.ABSENT, Long.MIN_VALUE, Quality.GOOD))
        .isEqualTo(version(Value.ABSENT, Point.NO_SEQUENCE, Quality.GOOD));
  }

  @Test
  void theLongestSequenceHasTheHighestVersionOfAll() {
    long longest = version(new Value.Whole(-1), Long.MAX_VALUE, Quality.GOOD);
    assertThat(longest).isPositive();
    assertThat(version(new Value.Whole(-1), LONGEST_SHORT_SEQUENCE + 1, Quality.GOOD))
        .isGreaterThan(
            version(new Value.Whole(Integer.MAX_VALUE), LONGEST_SHORT_SEQUENCE, Quality.STALE))
        .isLessThan(longest);
  }

  @Test
  void aRecordHasTheVersionOfItsLastField() {
    EnrichedPoint early = point("a", NOON, new Value.Whole(9), Quality.GOOD, 3);
    EnrichedPoint late = point("b", NOON, new Value.Whole(1), Quality.GOOD, 4);
    assertThat(record(PRESS, early, late).version()).isEqualTo(EventVersion.of(late));
    assertThat(record(PRESS, early).version()).isEqualTo(EventVersion.of(early));
  }

  @Provide
  Arbitrary<EnrichedPoint> points() {
    Arbitrary<Value> values =
        Arbitraries.oneOf(
            Arbitraries.just(Value.ABSENT),
            Arbitraries.doubles().map(Value.Real::new),
            Arbitraries.longs().map(Value.Whole::new),
            Arbitraries.of(true, false).map(Value.Truth::new),
            Arbitraries.strings().ofMaxLength(3).map(Value.Text::new));
    Arbitrary<Long> sequences =
        Arbitraries.oneOf(
            Arbitraries.longs().between(-1, 3),
            Arbitraries.longs().between(LONGEST_SHORT_SEQUENCE - 1, LONGEST_SHORT_SEQUENCE + 2),
            Arbitraries.longs().between(-1, Long.MAX_VALUE - (1L << 62)));
    return Combinators.combine(values, sequences, Arbitraries.of(Quality.class))
        .as((value, sequence, quality) -> point("t", NOON, value, quality, sequence));
  }

  private static long version(Value value, long sequence, Quality quality) {
    return EventVersion.of(point("t", NOON, value, quality, sequence));
  }
}

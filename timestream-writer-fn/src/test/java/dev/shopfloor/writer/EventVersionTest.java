package dev.shopfloor.writer;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class EventVersionTest {
  private static final long LONGEST_SHORT_SEQUENCE = (1L << 27) - 2;

  @Property
  void theHigherSequenceHasTheHigherVersionWhateverTheValues(
      @ForAll("sequences") long one,
      @ForAll("sequences") long other,
      @ForAll("values") Value first,
      @ForAll("values") Value second) {
    long version = version(first, one, Quality.GOOD);
    assertThat(version).isPositive();
    if (one != other) {
      assertThat(Long.compare(version, version(second, other, Quality.STALE)))
          .isEqualTo(Long.compare(one, other));
    }
  }

  @Property
  void withoutASequenceARowOfValuesComesAfterOneThatLacksAny(@ForAll("values") Value value) {
    long whole =
        record(PRESS, point("a", NOON, value), point("b", NOON, new Value.Real(1))).version();
    long lacking = record(PRESS, point("a", NOON, value), point("b", NOON, Value.ABSENT)).version();
    assertThat(whole).isGreaterThan(lacking);
  }

  @Property
  void theSameContentHasTheSameVersionInWhateverOrderItCame(
      @ForAll("values") Value a, @ForAll("values") Value b) {
    assertThat(record(PRESS, point("a", NOON, a), point("b", NOON, b)).version())
        .isEqualTo(record(PRESS, point("b", NOON, b), point("a", NOON, a)).version());
  }

  @Test
  void rowsThatDifferInOneThingHaveDifferentVersions() {
    List<Value> values =
        List.of(
            new Value.Real(1),
            new Value.Real(-0.0),
            new Value.Real(0.0),
            new Value.Whole(1),
            new Value.Truth(true),
            new Value.Text("1"),
            new Value.Text("Aa"),
            new Value.Text(""));
    Set<Long> versions = new HashSet<>();
    for (Value value : values) {
      for (Quality quality : Quality.values()) {
        versions.add(version(value, Point.NO_SEQUENCE, quality));
      }
    }
    versions.add(record(PRESS, point("a", NOON, 1), point("b", NOON, 2)).version());
    versions.add(record(PRESS, point("a", NOON, 2), point("b", NOON, 1)).version());
    assertThat(versions).hasSize(values.size() * Quality.values().length + 2);
  }

  @Test
  void aRowHasTheSequenceOfItsLastPoint() {
    long row =
        record(
                PRESS,
                point("a", NOON, new Value.Whole(9), Quality.GOOD, 3),
                point("b", NOON, new Value.Whole(1), Quality.GOOD, 4))
            .version();
    assertThat(row)
        .isGreaterThan(version(new Value.Whole(Long.MAX_VALUE), 3, Quality.GOOD))
        .isLessThan(version(Value.ABSENT, 5, Quality.GOOD));
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

  @Provide
  Arbitrary<Value> values() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().map(Value.Real::new),
        Arbitraries.longs().map(Value.Whole::new),
        Arbitraries.of(true, false).map(Value.Truth::new),
        Arbitraries.strings().ofMaxLength(3).map(Value.Text::new));
  }

  @Provide
  Arbitrary<Long> sequences() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(-1, 3),
        Arbitraries.longs().between(LONGEST_SHORT_SEQUENCE - 1, LONGEST_SHORT_SEQUENCE + 2),
        Arbitraries.longs().between(-1, Long.MAX_VALUE - (1L << 62)));
  }

  private static long version(Value value, long sequence, Quality quality) {
    return record(PRESS, point("t", NOON, value, quality, sequence)).version();
  }
}

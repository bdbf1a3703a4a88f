package dev.shopfloor.writer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineNumbersTest {
  @Property
  void everyDoubleIsWrittenAsJavaWritesIt(@ForAll long bits) {
    double number = Double.longBitsToDouble(bits);
    if (Double.isFinite(number)) {
      assertReal(number);
    }
  }

  @Property(tries = 5_000)
  void soIsWhatASensorSends(
      @ForAll @LongRange(min = -200_000_000_000L, max = 200_000_000_000L) long digits,
      @ForAll @IntRange(max = 7) int decimals) {
    double number = digits / Math.pow(10, decimals);
    assertReal(number);
    assertReal(Math.nextUp(number));
    assertReal(Math.nextDown(number));
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.0,
        -0.0,
        0.001,
        0.5,
        0.9999,
        1,
        -1,
        10,
        17,
        1.1,
        1.0001,
        1.00001,
        98.62,
        120.003,
        9999999,
        9999999.9999,
        1e7,
        1.0000001e7,
        4503599627370.497,
        Double.MIN_VALUE,
        Double.MAX_VALUE
      })
  void andWhereTheFormsMeet(double number) {
    assertReal(number);
    assertReal(-number);
  }

  @Property
  void everyWholeNumberIsWrittenWithAllItsDigits(@ForAll long number, @ForAll int small) {
    assertWhole(number);
    assertWhole(small);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        -1,
        9,
        10,
        99,
        100,
        999_999_999,
        1_000_000_000,
        999_999_999_999_999_999L,
        1_000_000_000_000_000_000L,
        1_750_000_000_000_000_000L,
        Long.MAX_VALUE,
        Long.MIN_VALUE + 1,
        Long.MIN_VALUE
      })
  void alsoWhereTheNumberOfDigitsChanges(long number) {
    assertWhole(number);
  }

  private static void assertReal(double number) {
    assertThat(written(out -> out.real(number))).isEqualTo(Double.toString(number));
  }

  private static void assertWhole(long number) {
    assertThat(written(out -> out.whole(number))).isEqualTo(Long.toString(number));
  }

  private static String written(Consumer<LineBuffer> writer) {
    LineBuffer out = new LineBuffer(new byte[0]);
    out.put('x');
    writer.accept(out);
    return new String(out.bytes(), 1, out.length() - 1, StandardCharsets.US_ASCII);
  }
}

package dev.shopfloor.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShopStringsTest {
  @ParameterizedTest
  @MethodSource("rows")
  void aStringOfTheShopFloorMeansWhatTheTableSays(String row) {
    String[] cells = row.split("\\|", -1);
    String text = cells[0].strip().equals("(empty)") ? "" : cells[0].strip();
    Kind wanted = cells[1].isBlank() ? null : Kind.valueOf(cells[1].strip());

    assertThat(Units.find(text, wanted))
        .hasValueSatisfying(reading -> {
          assertThat(reading.unit().code()).isEqualTo(cells[2].strip());
          assertThat(reading.unit().kind()).isEqualTo(Kind.valueOf(cells[3].strip()));
          assertThat(reading.unit().factor() / number(cells[4])).isCloseTo(1, within(1e-8));
          assertThat(reading.guessed()).isEqualTo(cells[5].strip().equals("G"));
        });
  }

  static Stream<String> rows() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ShopStringsTest.class.getResourceAsStream("shop-strings.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines().filter(line -> !line.startsWith("//")).toList().stream();
    }
  }

  private static double number(String text) {
    String[] parts = text.strip().split("/", -1);
    return Double.parseDouble(parts[0]) / (parts.length == 1 ? 1 : Double.parseDouble(parts[1]));
  }
}

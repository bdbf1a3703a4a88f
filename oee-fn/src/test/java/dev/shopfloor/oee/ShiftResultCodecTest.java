package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShiftResultCodecTest {
  private static String json(ShiftResult result) {
    return new String(
        Json.bytes(json -> ShiftResultCodec.write(json, result)), StandardCharsets.UTF_8);
  }

  @Test
  void aResultComesBackAsItWas() throws IOException {
    ShiftResult full =
        Facts.fold(
            Facts.press(oee -> oee),
            Facts.window("08:00", "09:00"),
            state("08:00", "ACTIVE"),
            count("08:00", 10),
            state("08:30:00.0014999", "STOPPED"),
            count("08:30", 50));
    ShiftResult empty = Facts.fold(Facts.press(oee -> oee), Facts.window("08:00", "09:00"));

    assertThat(ShiftResultCodec.read(json(full))).isEqualTo(full);
    assertThat(ShiftResultCodec.read(json(empty))).isEqualTo(empty);
    assertThat(json(full)).contains("\"ACTIVE\":1800.001").contains("\"STOPPED\":1799.999");
    assertThat(json(empty)).contains("\"oee\":null").doesNotContain("NaN");
  }

  @Test
  void versionProductAndBreaksComeBack() throws IOException {
    ShiftWindow window =
        new ShiftWindow(
            "early",
            Facts.at("08:00"),
            Facts.at("09:00"),
            false,
            List.of(new PlannedBreak(Facts.at("08:10"), Facts.at("08:20"))));
    ShiftResult result =
        Facts.fold(Shifts.press(0, 0, Shifts.THREE), window, Facts.product("08:00", "a"))
            .with(new Lifecycle(Lifecycle.Phase.RESTATED, 7, ShiftRestated.Cause.QUALITY, true));

    assertThat(result.product()).isEqualTo("a");
    assertThat(ShiftResultCodec.read(json(result))).isEqualTo(result);
  }

  @Test
  void whatIsMissingOrUnknownIsNamed() {
    assertThatThrownBy(() -> ShiftResultCodec.read("{\"v\":2}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nanos");
    assertThatThrownBy(() -> ShiftResultCodec.read("{\"v\":1}")).hasMessageContaining("1");
  }
}

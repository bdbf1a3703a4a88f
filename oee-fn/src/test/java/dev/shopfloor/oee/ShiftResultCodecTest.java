package dev.shopfloor.oee;

import static dev.shopfloor.oee.Facts.count;
import static dev.shopfloor.oee.Facts.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.model.ShiftRestated;
import dev.shopfloor.model.json.Json;
import dev.shopfloor.model.json.NewerFormException;
import dev.shopfloor.testing.NextRelease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

  @Property(tries = 100)
  void aResultWithMoreFieldsAndARaisedVersionIsReadAsFarAsItIsKnown(@ForAll int seed)
      throws IOException {
    ShiftResult result =
        Facts.fold(
            Shifts.press(0, 0, Shifts.THREE),
            Facts.window("08:00", "09:00"),
            Facts.product("08:00", "a"),
            state("08:00", "ACTIVE"),
            state("08:30", "STOPPED"),
            count("08:00", 10),
            count("08:50", 40));

    String later = NextRelease.grown(json(result), new Random(seed), "stateSeconds");

    assertThat(result.losses()).isNotEmpty();
    assertThat(result.products()).isNotEmpty();
    assertThat(ShiftResultCodec.read(NextRelease.raised(later, 1))).isEqualTo(result);
  }

  @Test
  void aRemarkThatOnlyALaterReleaseMakesIsPassedOver() throws IOException {
    ShiftResult result =
        Facts.fold(Facts.press(oee -> oee), Facts.window("08:00", "09:00"), count("08:00", 10));
    String later = json(result).replace("\"flags\":[", "\"flags\":[\"LATER_REMARK\",");

    assertThat(result.flags()).isNotEmpty();
    assertThat(ShiftResultCodec.read(later)).isEqualTo(result);
  }

  @Test
  void aResultThatOnlyALaterReleaseCanReadSaysSo() {
    ShiftResult result = Facts.fold(Facts.press(oee -> oee), Facts.window("08:00", "09:00"));

    assertThatThrownBy(() -> ShiftResultCodec.read(NextRelease.needing(json(result), 3)))
        .isInstanceOf(NewerFormException.class);
    assertThatThrownBy(() ->
            ShiftResultCodec.read(
                json(result).replace("NO_DATA", "DREAMT").replace("\"v\":2", "\"v\":3")))
        .isInstanceOf(NewerFormException.class)
        .hasMessageContaining("DREAMT");
    assertThatThrownBy(() -> ShiftResultCodec.read(json(result).replace("NO_DATA", "DREAMT")))
        .isNotInstanceOf(NewerFormException.class)
        .hasMessageContaining("DREAMT");
  }

  @Test
  void whatIsMissingOrUnknownIsNamed() {
    assertThatThrownBy(() -> ShiftResultCodec.read("{\"v\":2}"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("nanos");
    assertThatThrownBy(() -> ShiftResultCodec.read("{\"v\":1}")).hasMessageContaining("1");
  }
}

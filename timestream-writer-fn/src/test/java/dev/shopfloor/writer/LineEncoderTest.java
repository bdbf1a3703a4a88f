package dev.shopfloor.writer;

import static dev.shopfloor.writer.Readings.NOON;
import static dev.shopfloor.writer.Readings.PRESS;
import static dev.shopfloor.writer.Readings.point;
import static dev.shopfloor.writer.Readings.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.AssetContext;
import dev.shopfloor.model.Point;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LineEncoderTest {
  @Property
  void aLineIsTheSameWhateverStandsBeforeIt(@ForAll("batches") List<StoreRecord> batch) {
    for (LineDialect dialect : LineDialect.values()) {
      Lines together =
          new Lines(batch, dialect, "what was here before".getBytes(StandardCharsets.US_ASCII));
      for (int at = 0; at < batch.size(); at++) {
        Lines alone = new Lines(List.of(batch.get(at)), dialect);
        assertThat(together.text(at)).isEqualTo(alone.text(0));
        assertThat(together.unfit(at)).isEqualTo(alone.unfit(0));
        assertThat(together.unfit(at)).isEqualTo(LineProtocol.unfit(batch.get(at), dialect));
      }
    }
  }

  @Provide
  Arbitrary<List<StoreRecord>> batches() {
    Arbitrary<AssetContext> assets =
        Arbitraries.of("press07", "press 08", "broken\\")
            .map(asset -> new AssetContext("berlin", null, "line1", asset, "press", "m1"));
    Arbitrary<String> tags = Arbitraries.of("a", "b b", "c=c", "line", "time", "ü", "end\\", "a_q");
    Arbitrary<Value> values =
        Arbitraries.of(
            new Value.Real(48.25),
            new Value.Whole(-7),
            new Value.Truth(true),
            new Value.Text("say \"so\"\n"),
            new Value.Text("half \uD83D"),
            Value.ABSENT);
    Arbitrary<Quality> qualities = Arbitraries.of(Quality.class);
    Arbitrary<StoreRecord> records =
        Combinators.combine(
                assets,
                Combinators.combine(tags, values, qualities)
                    .as((tag, value, quality) ->
                        point(tag, NOON, value, quality, Point.NO_SEQUENCE))
                    .array(dev.shopfloor.model.EnrichedPoint[].class)
                    .ofMinSize(1)
                    .ofMaxSize(4))
            .as(Readings::record);
    return records.list().ofMaxSize(6);
  }

  @Test
  void whatARefusedRecordHadWrittenIsTakenBack() {
    StoreRecord good = record(PRESS, point("a", NOON, 1.5), point("b", NOON, 2.5));
    StoreRecord bad = record(PRESS, point("a", NOON, 1.5), point("line", NOON, 2.5));
    Lines lines = new Lines(List.of(bad, good, bad, good), LineDialect.INFLUXDB);
    assertThat(lines.size(0)).isZero();
    assertThat(lines.size(2)).isZero();
    assertThat(lines.text(1))
        .isEqualTo(lines.text(3))
        .isEqualTo(
            "press,area=stamping,asset=press07,line=line1,site=berlin a=1.5,b=2.5 "
                + "1750000000000000000");
  }
}

package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Envelope.RawMessage;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainEnvelopeTest {
  @Property
  void whatIsPlainIsWhatTheParserFinds(
      @ForAll byte[] payload,
      @ForAll @AlphaChars String topic,
      @ForAll @LongRange(min = 0, max = 9_000_000_000_000L) long rx) {
    byte[] object =
        "{\"topic\":\"a/%s\",\"data\":\"%s\",\"rx\":%d , \"client\":\"c\",\"trace\":\"t-1\"}"
            .formatted(topic, Base64.getEncoder().encodeToString(payload), rx)
            .getBytes(UTF_8);

    RawMessage plain = PlainEnvelope.read(object, "id");

    assertThat(plain).usingRecursiveComparison().isEqualTo(RuleObject.read(object, 0, "id"));
    assertThat(plain.bytes()).isEqualTo(payload);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"data\":\"AA==\",\"topic\":\"t\",\"rx\":1,\"client\":\"c\"}",
        "{\"data\":\"AA==\",\"topic\":\"t\",\"rx\":1,\"client\":\"c\",\"trace\":null}",
        "{\"data\":\"AA==\",\"topic\":\"t\",\"rx\":1,\"client\":\"c\",\"trace\":\"x\",\"rx\":2}",
        "{\"data\":\"AA==\",\"topic\":\"t\",\"rx\":1,\"client\":\"c\",\"trace\":\"x\",\"new\":2}",
        "{\"data\":\"AA==\",\"topic\":\"t\",\"topic\":\"t\",\"rx\":1,\"client\":\"c\"}",
        "{\"data\":\"AA==\",\"topic\":\"t\",\"rx\":-1,\"client\":\"c\",\"trace\":\"x\"}",
        "{\"data\":\"AA==\",\"topic\":\"t\",\"rx\":99999999999999,\"client\":\"c\",\"trace\":\"x\"}",
        "{\"data\":\"AA==\",\"topic\":\"t\",\"rx\":1.5,\"client\":\"c\",\"trace\":\"x\"}",
        "{\"data\":\"AA==\",\"topic\":\"\u00e4\",\"rx\":1,\"client\":\"c\",\"trace\":\"x\"}",
        "{\"data\":\"AA\",\"topic\":\"t\",\"rx\":1,\"client\":\"c\",\"trace\":\"x\"}",
        "{\"data\":\"AA==AA==\",\"topic\":\"t\",\"rx\":1,\"client\":\"c\",\"trace\":\"x\"}",
        "{\"data\":\"AA-_\",\"topic\":\"t\",\"rx\":1,\"client\":\"c\",\"trace\":\"x\"}",
        "{\"payload\":{},\"topic\":\"t\",\"rx\":1,\"client\":\"c\",\"trace\":\"x\"}",
        "{\"data\":\"AA==\",\"topic\":\"t\",\"rx\":1,\"client\":\"c\",\"trace\":\"x\"}{",
        "{\"data\":\"AA==\",\"topic\":\"t\",\"rx\":1,\"client\":\"c\",\"trace\":\"x\",}",
      })
  void whatMayMeanMoreIsLeftToTheParser(String object) {
    assertThat(PlainEnvelope.read(object.getBytes(UTF_8), null)).isNull();
  }
}

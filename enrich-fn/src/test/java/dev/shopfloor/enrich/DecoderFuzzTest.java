package dev.shopfloor.enrich;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.model.Quality;
import dev.shopfloor.model.Value;
import dev.shopfloor.plant.PayloadSpec.PayloadFamily;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes in, every family's decoder returns, and what it returns is bounded and sound. */
class DecoderFuzzTest {
  private static final List<String> SEEDS =
      List.of(
          """
          {"entries":[{"propertyAlias":"/A/T","propertyValues":[{"value":{"doubleValue":37.02},
          "timestamp":{"timeInSeconds":1794800000,"offsetInNanos":125000000},"quality":"GOOD"},
          {"value":{},"timestamp":{"timeInSeconds":1794800001},"quality":"UNCERTAIN"}]},
          {"assetId":"a","propertyId":"p","propertyValues":[{"value":{"integerValue":2}}]}]}
          """,
          """
          {"timestamp":1794800000900,"values":[{"id":"P.T","v":37.1,"q":true,"t":1794800000850},
          {"id":"P.S","v":"run","q":true},{"id":"P.P","v":0,"q":false,"t":1794800000850}]}
          """,
          """
          {"MessageType":"ua-data","PublisherId":"e1","Messages":[{"DataSetWriterId":62541,
          "MetaDataVersion":{"MajorVersion":1,"MinorVersion":0},"Timestamp":"2026-11-16T03:33:20Z",
          "Payload":{"T":{"Value":98.6,"SourceTimestamp":"2026-11-16T03:33:19.8800001Z"},
          "P":{"StatusCode":{"Symbol":"BadNoCommunication","Code":2150694912}},
          "C":{"Value":{"Type":8,"Body":"4294967290"}}}},{"DataSetWriterId":1,
          "MessageType":"ua-event","Payload":{"SourceName":"H","Severity":700,"Retain":true}}]}
          """,
          """
          {"MessageType":"ua-metadata","PublisherId":"e1","DataSetWriterId":62541,"MetaData":{
          "Fields":[{"Name":"T","Properties":[{"Key":"EngineeringUnits","Value":{"UnitId":4408652,
          "DisplayName":{"Text":"C"}}}]}],"ConfigurationVersion":{"MajorVersion":1}}}
          """,
          """
          [{"NodeId":"nsu=http://acme;s=T","ApplicationUri":"urn:p","Value":{"Value":4,
          "StatusCode":1083179008,"SourceTimestamp":"2026-11-16T03:33:20.000Z"}}]
          """,
          """
          [{"bn":"urn:dev:1:","bt":1794800000.0,"bu":"Cel","bver":10,"bv":1,"bs":2,"n":"temp",
          "v":37.1},{"n":"temp","t":-5,"v":37},{"n":"b","vb":true},{"n":"e","u":"kWh","s":1e3}]
          """,
          """
          {"MTConnectStreams":{"Header":{"creationTime":"2026-11-16T03:33:20Z"},"Streams":{
          "DeviceStream":[{"name":"O","ComponentStream":[{"Samples":{"Pos":[{"dataItemId":"p",
          "value":[1,2,3],"sequence":1}]},"Events":{"Execution":[{"dataItemId":"x",
          "timestamp":"2026-11-16T03:33:15Z","sequence":2,"value":"ACTIVE"}]},
          "Condition":{"Fault":[{"dataItemId":"c","nativeCode":"1","value":"t"}]}}]}]}}}
          """);

  @Property(tries = 500)
  void anyBytesAreDecodedOrRefused(@ForAll byte[] payload) {
    check(payload);
  }

  @Property(tries = 3000)
  void aDamagedPayloadIsDecodedOrRefused(@ForAll("damaged") byte[] payload) {
    check(payload);
  }

  @Property(tries = 3000)
  void aPayloadWithForeignPartsIsDecodedOrRefused(@ForAll("spliced") String payload) {
    check(payload.getBytes(UTF_8));
  }

  private static void check(byte[] payload) {
    for (PayloadFamily family : PayloadFamily.values()) {
      Decoding decoding = Decode.decode(family, payload, new MemorySourceStore());
      assertThat(decoding).as(family.name()).isNotNull();
      if (decoding instanceof Decoded decoded) {
        assertThat(decoded.points().size() + decoded.problems().size())
            .as("a value takes at least two bytes")
            .isLessThanOrEqualTo(payload.length);
        assertThat(decoded.points())
            .allSatisfy(point -> {
              assertThat(point.tag()).hasSizeLessThanOrEqualTo(FlatJsonDecoder.MAX_NAME);
              assertThat(point.rx()).isEqualTo(Decode.RX);
              assertThat(point.quality() != Quality.BAD || point.value() instanceof Value.Absent)
                  .as("a bad value is none")
                  .isTrue();
            });
        assertThat(decoded.problems())
            .allSatisfy(problem -> {
              assertThat(problem.tag()).hasSizeLessThanOrEqualTo(FlatJsonDecoder.MAX_NAME);
              assertThat(problem.message()).isNotBlank();
            });
      } else if (decoding instanceof Refused refused) {
        assertThat(refused.message()).isNotBlank();
      }
    }
  }

  @Provide
  Arbitrary<byte[]> damaged() {
    return Arbitraries.of(SEEDS).map(seed -> seed.getBytes(UTF_8)).flatMap(DecoderFuzzTest::damage);
  }

  private static Arbitrary<byte[]> damage(byte[] seed) {
    return Combinators.combine(
            Arbitraries.integers().between(0, seed.length - 1),
            Arbitraries.bytes(),
            Arbitraries.integers().between(0, 2))
        .as((at, value, kind) -> {
          byte[] bytes = seed.clone();
          switch (kind) {
            case 0 -> bytes[at] = value;
            case 1 -> bytes = Arrays.copyOf(bytes, at);
            default -> System.arraycopy(seed, 0, bytes, at, bytes.length - at);
          }
          return bytes;
        });
  }

  /** A payload in which one value is replaced by another that its place does not expect. */
  @Provide
  Arbitrary<String> spliced() {
    Arbitrary<String> foreign =
        Arbitraries.of(
            "null",
            "true",
            "-0.0",
            "1e400",
            "1e-999999999",
            "1E999999999",
            "NaN",
            "-INF",
            "\"\"",
            "\"NaN\"",
            "\"UNAVAILABLE\"",
            "\"0001-01-01T00:00:00Z\"",
            "12345678901234567890123",
            "-9223372036854775808",
            "1794800000",
            "\"\\ud83d\"",
            "[]",
            "{}",
            "[[[[{}]]]]",
            "{\"Value\":{\"Value\":{\"Type\":8,\"Body\":[]}}}",
            "{\"id\":[],\"v\":{},\"q\":7,\"t\":[]}",
            "\"" + "x".repeat(3_000) + "\"");
    return Combinators.combine(
            Arbitraries.of(SEEDS), Arbitraries.integers().between(0, 60), foreign)
        .as(DecoderFuzzTest::splice);
  }

  private static String splice(String seed, int which, String foreign) {
    int from = -1;
    for (int colon = 0; colon <= which; colon++) {
      int next = seed.indexOf(':', from + 1);
      from = next < 0 ? seed.indexOf(':') : next;
    }
    int end = from + 1;
    int depth = 0;
    while (end < seed.length() && (depth > 0 || ",}]".indexOf(seed.charAt(end)) < 0)) {
      depth +=
          "{[".indexOf(seed.charAt(end)) >= 0 ? 1 : "}]".indexOf(seed.charAt(end)) >= 0 ? -1 : 0;
      end++;
    }
    return seed.substring(0, from + 1) + foreign + seed.substring(end);
  }
}

package dev.shopfloor.enrich.sparkplug;

import static dev.shopfloor.enrich.sparkplug.Edge.START;
import static dev.shopfloor.enrich.sparkplug.Edge.born;
import static dev.shopfloor.enrich.sparkplug.Edge.payload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Decoded;
import dev.shopfloor.enrich.Decoding.Refused;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.model.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Template;
import org.junit.jupiter.api.Test;

/** Whatever comes in, a decision comes out, and soon. */
class SparkplugFuzzTest {
  private static final byte[] REAL =
      payload(
              START,
              3,
              Edge.bdSeq(7),
              born("Spindle/Temperature", 13, DataType.FLOAT)
                  .setFloatValue(82.5f)
                  .setTimestamp(START)
                  .setProperties(Edge.unit("°C")),
              born("Count", 11, DataType.UINT64).setLongValue(-5).setProperties(Edge.quality(192)),
              born("Axis", 14, DataType.TEMPLATE)
                  .setTemplateValue(
                      Template.newBuilder()
                          .addMetrics(born("Load", 15, DataType.INT8).setIntValue(-5))))
          .build()
          .toByteArray();
  private static final String JSON =
      """
      {"topic":{"namespace":"spBv1.0","groupId":"PlantA","edgeNodeId":"Line3Edge",\
      "deviceId":"Press07","type":"DDATA"},"payload":{"timestamp":1794800005000,"metrics":[\
      {"name":"a","alias":1,"timestamp":1794800004800,"dataType":"Float","value":98.75,\
      "properties":{"engUnit":{"type":"String","value":"psi"}}},\
      {"name":"b","dataType":19,"value":{"metrics":[{"name":"c","intValue":4294966396}]}}],"seq":2}}
      """;

  @Property(tries = 2000)
  void anyBytesAreDecodedOrRefused(@ForAll byte[] bytes, @ForAll("types") String type) {
    check(bytes, type);
  }

  @Property(tries = 5000)
  void damagedPayloadsAreDecodedOrRefused(
      @ForAll @IntRange(max = 1000) int at,
      @ForAll byte value,
      @ForAll @IntRange(max = 2) int kind,
      @ForAll @IntRange(max = 1) int form,
      @ForAll("types") String type) {
    byte[] real = form == 0 ? REAL : JSON.getBytes(StandardCharsets.UTF_8);
    byte[] bytes = real.clone();
    int place = at % bytes.length;
    switch (kind) {
      case 0 -> bytes[place] = value;
      case 1 -> bytes = Arrays.copyOf(bytes, place);
      default -> System.arraycopy(real, 0, bytes, place, real.length - place);
    }
    check(bytes, type);
  }

  private static void check(byte[] bytes, String type) {
    MemorySourceStore sources = new MemorySourceStore();
    Edge.decode(Edge.message(type.startsWith("D") ? "DBIRTH" : "NBIRTH", START, REAL), sources);
    Decoding decoding = Edge.decode(Edge.message(type, START + 5, bytes), sources);

    if (decoding instanceof Refused refused) {
      assertThat(refused.reason())
          .isIn(Reason.MALFORMED_BINARY, Reason.MALFORMED_JSON, Reason.UNSUPPORTED_SHAPE);
      assertThat(refused.message()).isNotEmpty();
    }
  }

  @Provide
  Arbitrary<String> types() {
    return Arbitraries.of("NBIRTH", "DBIRTH", "NDATA", "DDATA", "NDEATH", "DDEATH");
  }

  @Test
  void templatesInTemplatesInTemplatesEndAtABound() {
    Template.Builder nested = Template.newBuilder();
    for (int depth = 0; depth < 60; depth++) {
      nested =
          Template.newBuilder()
              .addMetrics(born("t", depth, DataType.TEMPLATE).setTemplateValue(nested));
    }
    Decoding decoding =
        birth(
            payload(START, 0, born("t", 99, DataType.TEMPLATE).setTemplateValue(nested))
                .build()
                .toByteArray());

    assertThat(((Decoded) decoding).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("nested more than 16 deep"));
  }

  @Test
  void aLongNameIsNotBuiltAgainForEachOfItsMembers() {
    Template.Builder members = Template.newBuilder();
    for (int member = 0; member < 10_000; member++) {
      members.addMetrics(born("m", member, DataType.INT8));
    }
    byte[] bytes =
        payload(START, 0, born("n".repeat(20_000), 1, DataType.TEMPLATE).setTemplateValue(members))
            .build()
            .toByteArray();
    assertThat(bytes.length).isLessThan(128 * 1024);

    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(5),
        () ->
            assertThat(((Decoded) birth(bytes)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).isEqualTo(Reason.TOO_LARGE)));
  }

  @Test
  void lengthsBeyondTheirMessageAreRefused() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x12});
    for (int at = 0; at < 9; at++) {
      out.write(0xff);
    }
    out.write(1);

    assertThat(birth(out.toByteArray()))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> assertThat(refused.message()).contains("18446744073709551615 bytes"));
    assertThat(birth(new byte[128 * 1024 + 1]))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE));
  }

  private static Decoding birth(byte[] bytes) {
    return Edge.decode(Edge.message("NBIRTH", START, bytes), new MemorySourceStore());
  }
}

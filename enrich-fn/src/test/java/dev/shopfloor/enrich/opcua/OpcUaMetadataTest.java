package dev.shopfloor.enrich.opcua;

import static dev.shopfloor.enrich.Decode.byTag;
import static dev.shopfloor.enrich.Decode.decode;
import static dev.shopfloor.enrich.Decode.decoded;
import static dev.shopfloor.plant.PayloadSpec.PayloadFamily.OPC_UA;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.enrich.Decoding;
import dev.shopfloor.enrich.Decoding.Ignored;
import dev.shopfloor.enrich.MemorySourceStore;
import dev.shopfloor.model.Point;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpcUaMetadataTest {
  private static final String EU =
      "{\"NamespaceUri\":\"http://www.opcfoundation.org/UA/units/un/cefact\",\"UnitId\":4408652,"
          + "\"DisplayName\":{\"Locale\":\"en\",\"Text\":\"\u00b0C\"}}";

  private final MemorySourceStore sources = new MemorySourceStore();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Key\":{\"Name\":\"EngineeringUnits\"},\"Value\":%s}",
        "{\"Key\":\"0:EngineeringUnits\",\"Value\":{\"UaType\":22,\"Value\":%s}}",
        "{\"Key\":\"EngineeringUnits\",\"Value\":{\"Type\":22,\"Body\":{\"TypeId\":{\"Id\":887},"
            + "\"Body\":%s}}}"
      })
  void laterDataOfTheWriterHasTheUnitsOfItsMetadata(String property) {
    assertThat(send(metadata(1, 0, property.formatted(EU))))
        .isEqualTo(new Ignored("metadata", "ua:edge1/7"));

    Map<String, Point> points = byTag(decoded(send(data("7", 1))));
    assertThat(unit(points.get("Temp"))).isEqualTo("Cel");
    assertThat(unit(points.get("State"))).isNull();
  }

  @Test
  void unitsAreTheWritersOwnAndOfTheMajorVersionOfTheData() {
    send(metadata(3, 5, "{\"Key\":\"EngineeringUnits\",\"Value\":" + EU + "}"));

    assertThat(unit(byTag(decoded(send(data("8", 3)))).get("Temp"))).isNull();
    assertThat(unit(byTag(decoded(send(data("7", 2)))).get("Temp"))).isNull();
    assertThat(unit(byTag(decoded(send(data("7", 3)))).get("Temp"))).isEqualTo("Cel");
    assertThat(
            unit(
                byTag(decoded(send(data("7", 3).replace("MetaDataVersion", "Other")))).get("Temp")))
        .isEqualTo("Cel");
  }

  @Test
  void olderMetadataDoesNotReplaceNewer() {
    send(metadata(2, 0, "{\"Key\":\"EngineeringUnits\",\"Value\":" + EU + "}"));

    assertThat(send(metadata(1, 9, "{}"))).isEqualTo(new Ignored("metadata", null));
    assertThat(unit(byTag(decoded(send(data("7", 2)))).get("Temp"))).isEqualTo("Cel");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"MessageType\":\"ua-metadata\"}",
        "{\"MessageType\":\"ua-metadata\",\"PublisherId\":\"p\",\"MetaData\":{}}",
        "{\"MessageType\":\"ua-metadata\",\"PublisherId\":\"p\",\"DataSetWriterId\":1,\"MetaData\":7}"
      })
  void metadataOfNobodyIsPassedOver(String payload) {
    assertThat(send(payload)).isEqualTo(new Ignored("metadata", null));
  }

  private Decoding send(String payload) {
    return decode(OPC_UA, payload.getBytes(UTF_8), sources);
  }

  private static @Nullable String unit(@Nullable Point point) {
    assertThat(point).isNotNull();
    return point.unit();
  }

  private static String metadata(int major, int minor, String property) {
    return """
    {"MessageId":"0","MessageType":"ua-metadata","PublisherId":"edge1","DataSetWriterId":7,
    "MetaData":{"Name":"press","Fields":[
    {"Name":"Temp","BuiltInType":11,"Properties":[{"Key":"Other","Value":1},%s]},
    {"Name":"State","BuiltInType":6,"Properties":[]}],
    "ConfigurationVersion":{"MajorVersion":%d,"MinorVersion":%d}}}
    """
        .formatted(property, major, minor);
  }

  private static String data(String writer, int major) {
    return """
    {"MessageType":"ua-data","PublisherId":"edge1","Messages":[{"DataSetWriterId":"%s",
    "MetaDataVersion":{"MajorVersion":%d,"MinorVersion":2},"Payload":{"Temp":37.1,"State":3}}]}
    """
        .formatted(writer, major);
  }
}

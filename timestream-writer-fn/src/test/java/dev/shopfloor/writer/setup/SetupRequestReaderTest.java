package dev.shopfloor.writer.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.shopfloor.model.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupRequestReaderTest {
  private static final String SECRET = "presigned5ecret";
  private static final String EVENT =
      """
      {"RequestType":"Update","ServiceToken":"arn:f",
       "ResponseURL":"https://answer/presigned5ecret","StackId":"s","RequestId":"r",
       "LogicalResourceId":"l","PhysicalResourceId":"p","ResourceType":"Custom::T",
       "ResourceProperties":{"Url":"u","Generation":2,"List":["x"],"Deep":{"Url":"no"},
         "Nothing":null,"Bucket":"b"},
       "OldResourceProperties":{"Url":"old","Generation":"1"},
       "Unknown":{"a":[1,{"ResponseURL":"no"}]}}
      """;

  @Test
  void anEventIsReadAndWhatIsNotKnownIsBorne() throws IOException {
    SetupRequest request = read(EVENT);

    assertThat(request)
        .isEqualTo(
            new SetupRequest(
                RequestType.UPDATE,
                "https://answer/" + SECRET,
                "s",
                "r",
                "l",
                "p",
                new StoreProperties(Map.of("Url", "u", "Generation", "2", "Bucket", "b"))));
    assertThat(request.toString()).doesNotContain(SECRET);
  }

  @Test
  void aCreateHasNoPhysicalId() throws IOException {
    assertThat(read(EVENT.replace("\"PhysicalResourceId\":\"p\",", "")).physicalId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"RequestType", "ResponseURL", "StackId", "RequestId", "LogicalResourceId"})
  void aFieldThatAnAnswerNeedsIsNamedWhenItIsMissing(String name) {
    assertThatThrownBy(() -> read(EVENT.replaceFirst("\"" + name + "\"", "\"Other\"")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("\"" + name + "\" is missing")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void anUnknownTypeOfRequestIsNamed() {
    assertThatThrownBy(() -> read(EVENT.replace("\"Update\"", "\"Replace\"")))
        .isInstanceOf(IOException.class)
        .hasMessage("\"RequestType\" is \"Replace\"; it must be Create, Update or Delete");
  }

  @Property(tries = 300)
  void anEventCutOffAnywhereIsAnErrorThatQuotesNothing(@ForAll @IntRange(max = 520) int length) {
    String whole = EVENT.strip();
    String cut = whole.substring(0, Math.min(length, whole.length() - 1));

    Throwable error = catchThrowable(() -> read(cut));

    assertThat(error).isInstanceOf(IOException.class).hasNoCause();
    assertThat(error.getMessage()).doesNotContain(SECRET);
  }

  @Property
  void everyTextPropertyIsReadAsItIs(@ForAll("texts") Map<String, String> properties)
      throws IOException {
    byte[] event =
        Json.bytes(json -> {
          json.writeStartObject();
          json.writeStringField("RequestType", "Delete");
          json.writeStringField("ResponseURL", "https://answer");
          json.writeStringField("StackId", "s");
          json.writeStringField("RequestId", "r");
          json.writeObjectFieldStart("ResourceProperties");
          for (Map.Entry<String, String> property : properties.entrySet()) {
            json.writeStringField(property.getKey(), property.getValue());
          }
          json.writeEndObject();
          json.writeStringField("LogicalResourceId", "l");
          json.writeEndObject();
        });

    assertThat(SetupRequestReader.read(new ByteArrayInputStream(event)).properties().values())
        .isEqualTo(properties);
  }

  @Provide
  Arbitrary<Map<String, String>> texts() {
    return Arbitraries.maps(
            Arbitraries.strings().ascii().ofMaxLength(12),
            Arbitraries.strings().ascii().ofMaxLength(40))
        .ofMaxSize(6);
  }

  private static SetupRequest read(String event) throws IOException {
    return SetupRequestReader.read(new ByteArrayInputStream(event.getBytes(UTF_8)));
  }
}

package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.shopfloor.workorder.cmms.PlantedMistakes.Mistake;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that editors use and the reader agree. */
class ProfileSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA = schema();

  static List<String> names() {
    return Profiles.NAMES;
  }

  static List<Mistake> mistakes() {
    return PlantedMistakes.OF_FORM;
  }

  static List<Mistake> beyond() {
    return PlantedMistakes.OF_MEANING;
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachShippedProfileIsValid(String name) throws IOException {
    assertThat(refusals(shipped(name))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void whatTheReaderRefusesForItsFormTheSchemaRefusesToo(Mistake mistake) throws IOException {
    assertThat(refusals(merged(mistake))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("beyond")
  void whatOnlyTheReaderCanSeeTheSchemaLetsPass(Mistake mistake) throws IOException {
    assertThat(refusals(merged(mistake))).isEmpty();
  }

  /** Another strategy has nothing in common with that of the profile. */
  private static Object merged(Mistake mistake) throws IOException {
    Object base =
        mistake.overlay().contains("\"strategy\"")
            ? MergePatch.apply(shipped("atlas"), Rig.json("{\"auth\": null}"))
            : shipped("atlas");
    return MergePatch.apply(base, Rig.json(mistake.overlay()));
  }

  private static Object shipped(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            Profiles.class.getResourceAsStream(
                "/dev/shopfloor/workorder/profiles/" + name + ".json"))) {
      return JsonTree.readStrictly(in.readAllBytes());
    }
  }

  private static Set<ValidationMessage> refusals(Object profile) throws IOException {
    return SCHEMA.validate(JSON.readTree(JsonTree.write(profile)));
  }

  private static JsonSchema schema() {
    try (InputStream in =
        Objects.requireNonNull(
            Profiles.class.getResourceAsStream("/schemas/cmms-profile.schema.json"))) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(in);
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}

package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.cmms.PlantedMistakes.Mistake;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {
  static Stream<Mistake> mistakes() {
    return Stream.concat(PlantedMistakes.OF_FORM.stream(), PlantedMistakes.OF_MEANING.stream());
  }

  static List<String> names() {
    return Profiles.NAMES;
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachShippedProfileCanBeUsedAndSaysWhatItWasMadeFrom(String name) {
    Profile profile = Profiles.named(name);

    assertThat(profile.name()).isEqualTo(name);
    assertThat(profile.evidence().text()).hasSizeGreaterThan(40);
    assertThat(profile.priorities()).containsOnlyKeys(Priority.values());
    assertThat(profile.operations())
        .containsKeys(Operation.Kind.CREATE, Operation.Kind.COMMENT, Operation.Kind.RAISE);
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsNamedWithItsSourceItsPlaceAndItsMend(Mistake mistake) {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> Profiles.named("atlas", "CMMS_OVERLAY", mistake.overlay()))
        .satisfies(wrong ->
            assertThat(wrong.faults())
                .anySatisfy(fault ->
                    assertThat(fault)
                        .matches("(CMMS_OVERLAY|atlas\\.json) .*")
                        .contains(" " + mistake.pointer() + ": ")
                        .contains(mistake.words())));
  }

  @Test
  void allFaultsAreToldAtOnceEachWithTheSourceItIsIn() {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() ->
            Profiles.named(
                "atlas",
                "CMMS_OVERLAY",
                "{\"limits\": {\"title\": 3, \"pause\": null}, \"operations\": {\"read\": null}}"))
        .satisfies(wrong ->
            assertThat(wrong.faults())
                .containsExactlyInAnyOrder(
                    "CMMS_OVERLAY /limits/title: 3 must be a whole number from 40 to 10000",
                    "CMMS_OVERLAY /limits/pause: this is missing; it is needed",
                    "atlas.json /operations/raise/readFirst: this needs the operation \"read\""));
  }

  @Test
  void aValueThatMayBeASecretIsNotRepeated() {
    String overlay =
        "{\"operations\": {\"create\": {\"headers\": {\"X-A\": \"'Bearer s3cr3t-0f-0urs'\"}}},"
            + " \"settings\": {\"password\": \"s3cr3t-0f-0urs\"}}";

    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> Profiles.named("atlas", "CMMS_OVERLAY", overlay))
        .satisfies(wrong -> assertThat(wrong.faults()).hasSize(2))
        .withMessageNotContaining("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"title\": \"a\", \"title\": \"b\"}", "[]", "7", "{} {}"})
  void anOverlayThatIsNoObjectIsNamed(String overlay) {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> Profiles.named("atlas", "CMMS_OVERLAY", overlay))
        .withMessageStartingWith("CMMS_OVERLAY /: ");
  }

  @Test
  void aNameThatIsNoneIsNamedWithThoseThereAre() {
    assertThatExceptionOfType(ProfileException.class)
        .isThrownBy(() -> Profiles.named("../secret"))
        .withMessageContaining("maintainx, maximo, odoo");
  }

  @Test
  void anOverlayChangesWhatItNamesAndLeavesTheRest() {
    Profile profile =
        Profiles.named(
            "atlas",
            "CMMS_OVERLAY",
            """
            {"profile": "atlas", "limits": {"title": 100}, "priorities": {"P4": 0},
             "statuses": {"cancelled": ["Void"]}, "settings": {"markerField": 7, "web": null},
             "operations": {"cancel": null},
             "moreErrors": {"status": 418, "means": "REFUSED"},
             "links": {"trend": "https://grafana.example.com/d/1?from={from}&to={to}"}}\
            """);

    assertThat(profile.limits().title()).isEqualTo(100);
    assertThat(profile.limits().pause()).isEqualTo(Duration.ofMinutes(1));
    assertThat(profile.priorities()).containsEntry(Priority.P4, 0);
    assertThat(profile.statuses().cancels("void")).isTrue();
    assertThat(profile.settings()).containsEntry("markerField", 7).doesNotContainKey("web");
    assertThat(profile.operation(Operation.Kind.CANCEL)).isNull();
    assertThat(profile.errors().getFirst().statuses()).containsExactly(418);
    assertThat(profile.links()).containsOnlyKeys("trend");
    assertThat(profile.auth()).isInstanceOf(Auth.Login.class);
  }

  @Test
  void anotherStrategyReplacesTheOneBefore() {
    Profile profile =
        Profiles.named(
            "atlas",
            "CMMS_OVERLAY",
            "{\"auth\": {\"strategy\": \"header\", \"header\": \"x-api-key\"}}");

    assertThat(profile.auth()).isEqualTo(new Auth.HeaderKey("x-api-key", ""));
  }
}

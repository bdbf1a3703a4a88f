package dev.shopfloor.cli.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.plant.OeeSpec;
import dev.shopfloor.plant.StateRules;
import dev.shopfloor.plant.TimeClass;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StateProfilesTest {
  private static final String ALL = "tags: {s: state, o: order, m: mode}";

  @ParameterizedTest
  @CsvSource({
    "mtconnect, ACTIVE, RUN, false",
    "mtconnect, READY, WAIT, true",
    "mtconnect, PROGRAM_COMPLETED, WAIT, true",
    "mtconnect, WAIT, WAIT, false",
    "mtconnect, OPTIONAL_STOP, WAIT, false",
    "mtconnect, PROGRAM_OPTIONAL_STOP, WAIT, false",
    "mtconnect, INTERRUPTED, FAULT, false",
    "mtconnect, FEED_HOLD, FAULT, false",
    "mtconnect, STOPPED, FAULT, false",
    "mtconnect, PROGRAM_STOPPED, FAULT, false",
    "mtconnect, UNAVAILABLE, UNKNOWN, false",
    "packml, Execute, RUN, false",
    "packml, 6, RUN, false",
    "packml, COMPLETING, RUN, false",
    "packml, 5, WAIT, false",
    "packml, Unsuspending, WAIT, false",
    "packml, 11, FAULT, false",
    "packml, Aborted, FAULT, false",
    "packml, Idle, WAIT, true",
    "packml, 4, WAIT, true",
    "packml, STOPPED, WAIT, true",
    "packml, Stopping, WAIT, true",
    "packml, 17, WAIT, true",
    "packml, Resetting, WAIT, true",
    "packml, Starting, WAIT, true",
    "packml, 0, UNKNOWN, false",
    "opcua-machinery, NotAvailable, WAIT, true",
    "opcua-machinery, 0, WAIT, true",
    "opcua-machinery, OutOfService, FAULT, false",
    "opcua-machinery, 1, FAULT, false",
    "opcua-machinery, NotExecuting, WAIT, true",
    "opcua-machinery, 2, WAIT, true",
    "opcua-machinery, Executing, RUN, false",
    "opcua-machinery, 3, RUN, false",
    "semi-e10, Productive, RUN, false",
    "semi-e10, SBY, WAIT, false",
    "semi-e10, ENGINEERING, PLANNED, false",
    "semi-e10, Scheduled Downtime, PLANNED, false",
    "semi-e10, UNSCHEDULED_DOWNTIME, FAULT, false",
    "semi-e10, NST, OFFSHIFT, false",
    "simple, 1, RUN, false",
    "simple, 2, WAIT, false",
    "simple, 3, FAULT, false",
  })
  void aStateCountsAsItsProfileSays(
      String profile, String state, TimeClass expected, boolean idle) {
    OeeSpec oee = TestFiles.oee("type: p\nstates: " + profile + "\ntags: {s: state, o: order}");

    assertThat(oee.stateProfile()).isEqualTo(profile);
    assertThat(oee.states()).containsEntry(state, expected);
    assertThat(oee.rules().idle().contains(state)).isEqualTo(idle);
    assertThat(oee.states().keySet()).containsAll(oee.rules().idle());
  }

  @ParameterizedTest
  @CsvSource({
    "mtconnect, AUTOMATIC,",
    "mtconnect, SEMI_AUTOMATIC,",
    "mtconnect, PRODUCTION,",
    "mtconnect, SETUP, SETUP",
    "mtconnect, TEARDOWN, SETUP",
    "mtconnect, MANUAL_DATA_INPUT, SETUP",
    "mtconnect, EDIT, SETUP",
    "mtconnect, MANUAL, SETUP",
    "mtconnect, MAINTENANCE, MAINT",
    "mtconnect, PROCESS_DEVELOPMENT, PLANNED",
    "mtconnect, UNAVAILABLE, UNKNOWN",
    "packml, Production,",
    "packml, 1,",
    "packml, 2, MAINT",
    "packml, MANUAL, MAINT",
    "packml, Changeover, SETUP",
    "packml, SET_UP, SETUP",
    "packml, SetUp, SETUP",
    "packml, Clean, MAINT",
    "packml, EmptyOut, MAINT",
    "packml, 0, UNKNOWN",
    "opcua-machinery, Processing,",
    "opcua-machinery, 3,",
    "opcua-machinery, None,",
    "opcua-machinery, 1, MAINT",
    "opcua-machinery, Setup, SETUP",
  })
  void aModeGoesBeforeTheStateOrLetsItCount(
      String profile, String mode, @Nullable TimeClass expected) {
    StateRules rules = TestFiles.oee("type: p\nstates: " + profile + "\n" + ALL).rules();

    assertThat(rules.modes().get(mode)).isEqualTo(expected);
    assertThat(rules.productive().contains(mode)).isEqualTo(expected == null);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "5", "6", "7"})
  void aNumberOfAModeThatEachMakerGivesAnotherMeaningIsNotKnown(String number) {
    StateRules rules = TestFiles.oee("type: p\nstates: packml\n" + ALL).rules();

    assertThat(rules.modes()).doesNotContainKey(number);
    assertThat(rules.productive()).doesNotContain(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mtconnect", "semi-e10"})
  void aProfileWithoutNumbersKnowsNone(String profile) {
    assertThat(TestFiles.oee("type: p\nstates: " + profile).states().keySet())
        .noneMatch(state -> Character.isDigit(state.charAt(0)));
  }

  @Test
  void whatAnAssetHasNoTagForGivesItNoOtherVersion() {
    for (String profile : StateProfiles.ALL.keySet()) {
      OeeSpec oee = TestFiles.oee("type: p\nstates: " + profile + "\ntags: {s: state}");

      assertThat(oee.rules()).isEqualTo(StateRules.NONE);
    }
  }

  @Test
  void everyProfileOfTheCodeStandsInTheSchemaAndInTheDocument() throws IOException {
    Set<String> quoted =
        StateProfiles.ALL.keySet().stream()
            .map(name -> '"' + name + '"')
            .collect(Collectors.toSet());
    String schema =
        new String(
            Objects.requireNonNull(getClass().getResourceAsStream("/schemas/plant.schema.json"))
                .readAllBytes(),
            StandardCharsets.UTF_8);
    String page = Files.readString(TestFiles.examples().resolveSibling("plant-model.md"));

    assertThat(quoted).allSatisfy(name -> assertThat(schema).contains(name));
    assertThat(StateProfiles.ALL.keySet())
        .allSatisfy(name -> assertThat(page).contains('`' + name + '`'));
  }
}

package dev.shopfloor.cli.local.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.local.template.StackAlarm;
import dev.shopfloor.cli.local.template.TestTemplate;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** docs/operations.md says of each alarm what it means and what to do. */
class RunbookTest {
  private static final String SECTION =
      """
      <a id="tickqueueage"></a>
      <a id="alertqueueage"></a>

      ### A queue is old

      **Means** it. **Look** there.

      #### In short

      **Mend** it. **Replay** it.

      ## Backups

      Nothing.
      """;

  private static final Set<String> TWO = Set.of("alertqueueage", "tickqueueage");

  @Test
  void eachAlarmHasItsSectionAndEachSectionItsAlarm() throws IOException {
    assertThat(RunbookCheck.faults(runbook(), StackAlarm.runbooks())).isEmpty();
  }

  @Test
  void noAlarmCanBeTakenAwayOrAddedUnseen() throws IOException {
    String runbook = runbook();

    assertThat(StackAlarm.runbooks())
        .contains("monthlybudget")
        .allSatisfy(alarm -> {
          Set<String> fewer = new TreeSet<>(StackAlarm.runbooks());
          fewer.remove(alarm);
          assertThat(RunbookCheck.faults(runbook, fewer))
              .containsExactly("the anchor " + alarm + " is of no alarm");
        });
  }

  @Test
  void aSectionMayBeOfSeveralAlarms() {
    assertThat(RunbookCheck.faults(SECTION, TWO)).isEmpty();
  }

  @Test
  void anAlarmWithoutASectionIsFound() {
    assertThat(RunbookCheck.faults(SECTION, Set.of("alertqueueage", "tickqueueage", "oeeerrors")))
        .containsExactly("the alarm oeeerrors has no anchor in the runbook");
  }

  @Test
  void aSectionThatDoesNotSayHowToMendIsFound() {
    assertThat(RunbookCheck.faults(SECTION.replace("**Mend**", "Mend"), TWO))
        .containsExactly("the section of [alertqueueage, tickqueueage] does not say **Mend**");
  }

  @Test
  void anAnchorThatIsTwiceOrAboveNoSectionIsFound() {
    assertThat(RunbookCheck.faults(SECTION + "<a id=\"tickqueueage\"></a>\n", TWO))
        .containsExactly(
            "the anchor tickqueueage is there twice", "the anchors [tickqueueage] have no section");
    assertThat(RunbookCheck.faults(SECTION.replace("### A", "## A"), TWO))
        .anyMatch(fault -> fault.contains("above no section of the third level"));
    assertThat(RunbookCheck.faults(SECTION.replace("### A", "A"), TWO))
        .anyMatch(fault -> fault.contains("do not stand directly above a section"));
  }

  private static String runbook() throws IOException {
    return Files.readString(TestTemplate.file().resolveSibling("docs").resolve("operations.md"));
  }
}

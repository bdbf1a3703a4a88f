package dev.shopfloor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureRulesTest {
  private static final String PLANTED = "dev.shopfloor.testing.planted.PlantedViolations$";

  @Test
  void thisModuleKeepsTheRules() {
    ArchitectureRules.checkThisModule();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SeesAws", "SeesHttp", "SeesLogging"})
  void aDomainClassThatSeesTheOutsideWorldIsNamed(String planted) {
    assertThat(violations(ArchitectureRules.NO_OUTSIDE_WORLD, planted))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains(planted));
  }

  @ParameterizedTest
  @ValueSource(strings = {"AsksInstant", "AsksLater", "AsksSystem", "AsksDate", "MakesClock"})
  void aDomainClassThatReadsTheWallClockIsNamed(String planted) {
    assertThat(violations(ArchitectureRules.NO_WALL_CLOCK, planted))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).contains(planted));
  }

  @Test
  void anInjectedClockIsFine() {
    assertThat(violations(ArchitectureRules.NO_WALL_CLOCK, "Innocent")).isEmpty();
    assertThat(violations(ArchitectureRules.NO_OUTSIDE_WORLD, "Innocent")).isEmpty();
  }

  @Test
  void aPackageThatIsNotNullMarkedIsNamed() {
    assertThat(violations(ArchitectureRules.NULL_MARKED, "Innocent")).hasSize(1);
  }

  @Test
  void aTestThatTheBuildDoesNotFindIsNamed() {
    assertThat(violations(ArchitectureRules.TESTS_ARE_FOUND, "NobodyRuns"))
        .singleElement()
        .asString()
        .contains("neverFails");
  }

  private static List<String> violations(ArchRule rule, String planted) {
    JavaClasses classes = new ClassFileImporter().importClasses(type(PLANTED + planted));
    return rule.evaluate(classes).getFailureReport().getDetails();
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}

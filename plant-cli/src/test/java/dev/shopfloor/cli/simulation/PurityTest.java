package dev.shopfloor.cli.simulation;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.shopfloor.cli.simulation.intruder.AsksTheClock;
import dev.shopfloor.cli.simulation.intruder.AsksTheFunctions;
import dev.shopfloor.cli.simulation.intruder.ReadsFiles;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The simulation's answers are worth something only as long as nobody else has worked them out. */
class PurityTest {
  private static final String SIMULATION = "dev.shopfloor.cli.simulation";
  private static final Set<String> ALLOWED =
      Set.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.runtime",
          "java.nio.charset",
          "java.time",
          "java.time.chrono",
          "java.time.format",
          "java.time.temporal",
          "java.time.zone",
          "java.util",
          "java.util.function",
          "java.util.random",
          "java.util.stream",
          "org.jspecify.annotations");
  private static final Set<String> CLOCKS =
      Set.of("java.time.Clock", "java.time.InstantSource", "java.util.Timer");

  private static final ArchRule USES_NOTHING_ELSE =
      noClasses()
          .that()
          .resideInAPackage(SIMULATION + "..")
          .should()
          .dependOnClassesThat(describe("belong to anything else", PurityTest::foreign))
          .orShould()
          .callMethodWhere(
              describe(
                  "asks a clock",
                  call ->
                      Set.of("now", "currentTimeMillis", "nanoTime")
                          .contains(call.getTarget().getName())))
          .as(
              "the simulation uses nothing of Shopfloor, no clock and no file: its answers are its"
                  + " own");

  private static boolean foreign(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    boolean own = name.equals(SIMULATION) || name.startsWith(SIMULATION + ".");
    boolean plain = type.getBaseComponentType().isPrimitive() || ALLOWED.contains(name);
    return CLOCKS.contains(type.getFullName()) || !(own || plain);
  }

  @Test
  void theSimulationUsesNothingButItself() {
    JavaClasses compiled =
        new ClassFileImporter()
            .importPath(Path.of("target", "classes", "dev", "shopfloor", "cli", "simulation"));

    assertThat(compiled.contain(SimulatedPlant.class)).isTrue();
    USES_NOTHING_ELSE.check(compiled);
  }

  @Test
  void theRuleSeesEachKindOfIntruder() {
    for (Class<?> intruder : Set.of(AsksTheFunctions.class, AsksTheClock.class, ReadsFiles.class)) {
      JavaClasses classes = new ClassFileImporter().importClasses(intruder);
      assertThatThrownBy(() -> USES_NOTHING_ELSE.check(classes))
          .as("%s", intruder)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("its answers are its own")
          .hasMessageContaining(intruder.getSimpleName());
    }
  }
}

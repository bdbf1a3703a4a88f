package dev.shopfloor.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitReferenceTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/**
 * What the domain may see. A domain package is {@code dev.shopfloor.<area>}, with its sub-packages
 * other than {@code aws}; the command line is none.
 */
public final class ArchitectureRules {
  private static final String[] OUTSIDE_WORLD = {
    "software.amazon..",
    "com.amazonaws..",
    "java.net.http..",
    "com.sun.net.httpserver..",
    "com.fasterxml.jackson.databind..",
    "org.apache.logging..",
    "org.slf4j..",
    "java.util.logging..",
    "org.crac..",
    "java.sql.."
  };

  private static final Set<String> SOCKETS =
      Set.of("java.net.URLConnection", "java.net.HttpURLConnection", "java.net.Socket");

  private static final Set<String> TESTS =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "Property", "Example");

  private static final Set<String> SYSTEM_TIME = Set.of("currentTimeMillis", "nanoTime");

  private static final DescribedPredicate<JavaClass> DOMAIN =
      describe("are in the domain", type -> isDomain(type.getPackageName()));

  /** No AWS, no Lambda, no Powertools, no HTTP, no logging, no object mapper in the domain. */
  public static final ArchRule NO_OUTSIDE_WORLD =
      noClasses()
          .that(DOMAIN)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(OUTSIDE_WORLD)
          .orShould()
          .dependOnClassesThat(
              describe("open a socket", type -> SOCKETS.contains(type.getFullName())))
          .because("the domain must run anywhere: adapters stand in dev.shopfloor.<area>.aws")
          .allowEmptyShould(true);

  /** Time comes in with the data or from an injected clock. */
  public static final ArchRule NO_WALL_CLOCK =
      noClasses()
          .that(DOMAIN)
          .should()
          .accessTargetWhere(describe("reads the wall clock", ArchitectureRules::readsWallClock))
          .because("a reading's now is its receive time, a tick's its scheduled time")
          .allowEmptyShould(true);

  /** Everywhere, the command line included: what may be null says so. */
  public static final ArchRule NULL_MARKED =
      classes()
          .should(
              ArchCondition.from(
                  describe(
                      "be in a @NullMarked package",
                      (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))))
          .allowEmptyShould(true);

  /** Test methods stand in classes that the build finds by their name. */
  public static final ArchRule TESTS_ARE_FOUND =
      methods()
          .that(describe("are tests", ArchitectureRules::isTest))
          .and()
          .areDeclaredInClassesThat(
              describe(
                  "are run themselves",
                  type ->
                      !type.getModifiers().contains(JavaModifier.ABSTRACT) && !type.isInterface()))
          .should()
          .beDeclaredInClassesThat(
              describe(
                  "have a name that ends in Test",
                  type -> type.getName().split("\\$")[0].endsWith("Test")))
          .because("the build runs no other class, and says nothing of it")
          .allowEmptyShould(true);

  private static final List<ArchRule> ALL = List.of(NO_OUTSIDE_WORLD, NO_WALL_CLOCK, NULL_MARKED);

  static {
    // The rules go by names; reading every library on the class path would only cost time.
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
  }

  private ArchitectureRules() {}

  /**
   * Checks the main classes of the module whose test calls it, and the names of its tests.
   *
   * @throws AssertionError naming each place that breaks a rule
   */
  public static void checkThisModule() {
    JavaClasses compiled = new ClassFileImporter().importPath(Path.of("target", "classes"));
    ALL.forEach(rule -> rule.check(compiled));
    TESTS_ARE_FOUND.check(
        new ClassFileImporter()
            .importPath(Path.of("target", "test-classes"))
            .that(describe("are not planted", type -> !type.getName().contains(".planted."))));
  }

  private static boolean isTest(JavaMethod method) {
    return method.getAnnotations().stream()
        .map(annotation -> annotation.getRawType().getSimpleName())
        .anyMatch(TESTS::contains);
  }

  private static boolean isDomain(String name) {
    List<String> parts = List.of(name.split("\\."));
    return name.startsWith("dev.shopfloor.")
        && !parts.contains("aws")
        && !parts.get(2).equals("cli");
  }

  /** Method references count: {@code Instant::now} is a call that happens later. */
  private static boolean readsWallClock(JavaAccess<?> access) {
    List<JavaClass> parameters =
        switch (access.getTarget()) {
          case CodeUnitCallTarget call -> call.getRawParameterTypes();
          case CodeUnitReferenceTarget reference -> reference.getRawParameterTypes();
          default -> null;
        };
    if (parameters == null) {
      return false;
    }
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    boolean clockGiven = parameters.stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    if (owner.isEquivalentTo(System.class)) {
      return SYSTEM_TIME.contains(name);
    }
    if (owner.isEquivalentTo(Date.class)) {
      return name.equals("<init>") && parameters.isEmpty();
    }
    if (owner.isEquivalentTo(Clock.class)) {
      return name.startsWith("system") || (name.startsWith("tick") && !clockGiven);
    }
    return owner.getPackageName().startsWith("java.time") && name.equals("now") && !clockGiven;
  }
}

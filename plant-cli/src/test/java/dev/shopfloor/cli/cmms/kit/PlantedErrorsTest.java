package dev.shopfloor.cli.cmms.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.cmms.kit.Result.Status;
import dev.shopfloor.cli.cmms.vendor.Vendors;
import dev.shopfloor.workorder.cmms.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A profile with one mistake fails, and the check that catches it says so. The mistakes are data:
 * one in the mapping, one in the rules for errors and one in the limits of every profile.
 */
class PlantedErrorsTest {
  private static final Map<?, ?> PLANTED = planted();

  /** One mistake, as a merge patch, and the sentence of the check that catches it. */
  record Planted(String profile, String kind, String patch, String caught) {
    @Override
    public String toString() {
      return profile + ", " + kind;
    }
  }

  static List<Planted> mistakes() {
    List<Planted> mistakes = new ArrayList<>();
    PLANTED.forEach((profile, kinds) ->
        ((Map<?, ?>) kinds)
            .forEach((kind, planted) ->
                mistakes.add(
                    new Planted(
                        profile.toString(),
                        kind.toString(),
                        new String(
                            JsonTree.write(((Map<?, ?>) planted).get("patch")),
                            StandardCharsets.UTF_8),
                        ((Map<?, ?>) planted).get("caught").toString()))));
    return mistakes;
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aPlantedMistakeIsCaught(Planted planted) {
    Subject subject = Subjects.changed(planted.profile(), planted.patch());

    KitReport report = new Kit(subject, Reach.MEMORY).run(planted.caught()::equals);

    assertThat(report.with(Status.FAILED))
        .as(planted.patch())
        .isNotEmpty()
        .allSatisfy(result -> {
          assertThat(result.sentence()).isEqualTo(planted.caught());
          assertThat(result.why()).isNotBlank().doesNotContain("cannot be played");
        });
  }

  @Test
  void everyProfileHasOneOfEachKind() {
    assertThat(new TreeSet<>(PLANTED.keySet().stream().map(Object::toString).toList()))
        .containsExactlyElementsOf(new TreeSet<>(Vendors.NAMES));
    assertThat(PLANTED.values())
        .allSatisfy(kinds ->
            assertThat(((Map<?, ?>) kinds).keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrder("mapping", "rule", "limit"));
  }

  private static Map<?, ?> planted() {
    try (InputStream in =
        Objects.requireNonNull(PlantedErrorsTest.class.getResourceAsStream("planted.json"))) {
      return (Map<?, ?>) JsonTree.readStrictly(in.readAllBytes());
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}

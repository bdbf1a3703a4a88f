package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.model.Severity;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import dev.shopfloor.workorder.Route;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoutedRequestsTest {
  private static final String ASSETS = "{\"content\":[{\"id\":7,\"barCode\":\"P-101\"}]}";

  @Test
  void atlasTakesATeamByItsIdOrByItsNameInTheSettings() {
    Rig rig = new Rig("atlas", "{\"settings\": {\"teams\": {\"Mechanics\": 12}}}");
    rig.answers(200, ASSETS).answers(200, "{\"id\":1}").answers(200, "{\"id\":1}");

    create(rig, "Mechanics", Map.of("category", "3"));
    assertThat(body(rig))
        .containsEntry("team", Rig.json("{\"id\": 12}"))
        .containsEntry("category", Rig.json("{\"id\": 3}"));

    create(rig, "34", Map.of());
    assertThat(body(rig))
        .containsEntry("team", Rig.json("{\"id\": 34}"))
        .doesNotContainKey("category");
  }

  @Test
  void atlasIsNotSentATeamThatNobodyKnows() {
    Rig rig = new Rig("atlas").answers(200, ASSETS).answers(200, "{\"id\":1}");

    create(rig, "Mechanics", Map.of("category", "pumps"));

    assertThat(body(rig)).doesNotContainKeys("team", "category");
  }

  @Test
  void maintainxAssignsATeamAndAddsACategory() {
    Rig rig =
        new Rig(
            "maintainx",
            "{\"settings\": {\"categories\": [\"Alarm\"], \"teams\": {\"Mechanics\": 12}}}");
    rig.answers(200, "{\"assets\":[{\"id\":630}]}").answers(200, "{\"id\":159}");

    create(rig, "Mechanics", Map.of("category", "Hydraulics"));

    assertThat(body(rig))
        .containsEntry("assignees", Rig.json("[{\"type\": \"TEAM\", \"id\": 12}]"))
        .containsEntry("categories", Rig.json("[\"Alarm\", \"Hydraulics\"]"));
  }

  @Test
  void factoryAiGetsTheTeamTheTypeAndTheFailureCode() {
    Rig rig =
        new Rig("factory-ai").answers(200, "{\"items\":[]}").answers(201, "{\"id\":\"wo-2\"}");

    create(rig, "team-7", Map.of("type", "emergency", "failureCode", "F-9"));

    assertThat(body(rig))
        .containsEntry("assignedTo", "team-7")
        .containsEntry("type", "emergency")
        .containsEntry("failureCode", "F-9");
  }

  @Test
  void theRouteOfAPlantFileIsAnInputOfExpressions() {
    Cmms.Draft draft = draft("Mechanics", Map.of("workType", "CM"));

    assertThat(
            Expression.of("{'t': draft.team, 'w': draft.route.workType}")
                .evaluate(
                    new Inputs(TestProfiles.atlas()).draft(draft, AssetFinder.Finding.Looked.NONE)))
        .isEqualTo(Rig.json("{\"t\": \"Mechanics\", \"w\": \"CM\"}"));
  }

  private static void create(Rig rig, @Nullable String team, Map<String, String> fields) {
    assertThat(rig.cmms().create(draft(team, fields), Rig.LIMIT)).isInstanceOf(Cmms.Created.class);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> body(Rig rig) {
    return (Map<String, Object>) rig.body();
  }

  private static Cmms.Draft draft(@Nullable String team, Map<String, String> fields) {
    Cmms.Draft plain = Rig.draft(Priority.P2);
    return new Cmms.Draft(
        plain.title(),
        plain.body(),
        plain.tail(),
        plain.priority(),
        plain.asset(),
        plain.marker(),
        new Cmms.About(
            Given.PRESS,
            "line1",
            "OIL LOW",
            Severity.HIGH,
            Given.MORNING,
            null,
            new Route(team, fields)));
  }
}

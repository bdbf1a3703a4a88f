package dev.shopfloor.workorder.cmms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.testing.Planted;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SAP's token against forged requests, and the cookies that belong to it. */
class CsrfTest {
  private static final String MADE = "{\"d\":{\"MaintenanceNotification\":\"10000020\"}}";
  private static final String FETCH = "GET /sap/opu/odata/sap/API_MAINTNOTIFICATION/";

  private final Rig rig = new Rig("sap-s4", "{\"operations\": {\"findAsset\": null}}");

  @Test
  void aWriteTakesATokenAndItsCookiesAndTheNextTakesTheSame() {
    gives("token==", "SAP_SESSIONID_S4H_100=abc%3d", "sap-usercontext=sap-client=100");
    rig.answers(201, MADE).answers(201, MADE);

    assertThat(create()).isInstanceOf(Cmms.Created.class);
    assertThat(create()).isInstanceOf(Cmms.Created.class);

    assertThat(rig.sent.stream().map(Request::method)).containsExactly("GET", "POST", "POST");
    assertThat(rig.sent.get(0)).hasToString(FETCH);
    assertThat(rig.sent.get(0).headers())
        .isEqualTo(Map.of("Authorization", "Bearer t0ken-1", "x-csrf-token", "Fetch"));
    for (Request write : rig.sent.subList(1, 3)) {
      assertThat(write.headers())
          .isEqualTo(
              Map.of(
                  "Authorization", "Bearer t0ken-1",
                  "x-csrf-token", "token==",
                  "Cookie", "SAP_SESSIONID_S4H_100=abc%3d; sap-usercontext=sap-client=100"));
    }
  }

  @Test
  void aReadNeedsNone() {
    rig.answers(200, "{\"d\":{\"results\":[]}}");

    rig.cmms().findByMarker(Rig.MARKER, Rig.LIMIT);

    assertThat(rig.sent).hasSize(1);
    assertThat(rig.sent.getFirst().headers()).containsOnlyKeys("Authorization");
  }

  @Test
  void aTokenThatHasRunOutIsFetchedAnewOnceAndTheWriteIsMadeOnce() {
    gives("old", "session=1");
    rig.answers(201, MADE);
    create();
    required();
    gives("new", "session=2");
    rig.answers(201, MADE);

    assertThat(create()).isInstanceOf(Cmms.Created.class);

    assertThat(rig.sent).hasSize(5);
    assertThat(rig.sent.getLast().headers())
        .containsEntry("x-csrf-token", "new")
        .containsEntry("Cookie", "session=2");
  }

  @Test
  void aNewTokenThatIsRefusedLeavesTheOrderWaiting() {
    gives("new", "session=1");
    required();

    assertThat(create()).isInstanceOf(Cmms.Unready.class);
    assertThat(rig.sent).hasSize(2);

    gives("newer", "session=2");
    rig.answers(201, MADE);
    assertThat(create()).as("the next attempt fetches another").isInstanceOf(Cmms.Created.class);
  }

  @Test
  void any403IsNoTokenThatHasRunOut() {
    gives("t0k3n", "session=1");
    rig.answers(403, "{\"error\":{\"message\":{\"value\":\"No authorization for plant 1010\"}}}");

    assertThat(create()).isEqualTo(new Cmms.Refused("403: No authorization for plant 1010"));
    assertThat(rig.sent).hasSize(2);
  }

  @Test
  void whoIsNotLetInWhenHeAsksForATokenComesAgainWithOtherCredentials() {
    rig.renewable = true;
    rig.answers(401, "");
    gives("t0k3n", "session=1");
    rig.answers(201, MADE);

    assertThat(create()).isInstanceOf(Cmms.Created.class);
    assertThat(rig.sent.get(1).headers()).containsEntry("Authorization", "Bearer t0ken-2");
  }

  @Test
  void credentialsThatAreRefusedEndTheSession() {
    gives("t0k3n", "session=1");
    rig.answers(401, "");
    assertThat(create()).isInstanceOf(Cmms.Unauthorized.class);

    gives("t0k3n", "session=2");
    rig.answers(201, MADE);
    create();
    assertThat(rig.sent.getLast().headers()).containsEntry("Cookie", "session=2");
  }

  @ParameterizedTest
  @CsvSource({"404, Unreached", "500, Unreached", "302, Unreached", "429, Throttled"})
  void withoutATokenNothingIsWrittenAndNothingIsAmbiguous(int status, String outcome) {
    rig.answers(status, "<html>no</html>");

    Cmms.Creating creating = create();

    assertThat(creating.getClass().getSimpleName()).isEqualTo(outcome);
    assertThat(rig.sent).hasSize(1);
  }

  @Test
  void aTokenWhoseAnswerIsLostIsNoWriteThatMayHaveBeenDone() {
    rig.answers(new Answer.Lost("connection lost"));

    assertThat(create()).isEqualTo(new Cmms.Unreached("connection lost"));
  }

  @Test
  void aSystemThatGivesNoTokenMayAskForNone() {
    rig.answers(200, "{}").answers(201, MADE);

    assertThat(create()).isInstanceOf(Cmms.Created.class);
    assertThat(rig.sent.getLast().headers()).containsOnlyKeys("Authorization");
  }

  @Test
  void neitherTokenNorCookieIsShownWhenTheSystemRepeatsThem() {
    gives(Planted.TOKEN, "session=" + Planted.token(2));
    rig.answers(
        400,
        "{\"error\":{\"message\":{\"value\":\"%s %s of session %s\"}}}"
            .formatted(Planted.TOKEN, "bad", Planted.token(2)));

    assertThat(create()).isEqualTo(new Cmms.Refused("400: *** bad of session ***"));
  }

  @Test
  void fetchingATokenLeavesTimeForTheCall() {
    rig.takes = Rig.LIMIT.time().plusSeconds(1);
    gives("t0k3n", "session=1");

    assertThat(create())
        .isEqualTo(new Cmms.Unreached("fetching x-csrf-token left no time for the call"));
  }

  private Cmms.Creating create() {
    return rig.cmms().create(Rig.draft(Priority.P2), Rig.LIMIT);
  }

  private void gives(String token, String... cookies) {
    rig.answers(
        new Answer.Answered(
            200, Map.of("x-csrf-token", token), List.of(cookies), "{\"d\":{}}".getBytes(UTF_8)));
  }

  private void required() {
    rig.answers(403, "CSRF token validation failed", Map.of("x-csrf-token", "Required"));
  }
}

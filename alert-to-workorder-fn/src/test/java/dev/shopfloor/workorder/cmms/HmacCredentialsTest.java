package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.runtime.SecretFields;
import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Priority;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HmacCredentialsTest {
  private static final Cmms.Limit LIMIT = new Cmms.Limit(0, Duration.ofSeconds(1));
  private static final String SECRET =
      """
      {"appKey": "macmmsackp2", "accessKey": "macmmsaakp1a+b",
       "secretKey": "macmmsaskp-s3cret/k\u00e9y"}\
      """;
  private static final Auth.Hmac FIIX = (Auth.Hmac) Profiles.named("fiix").auth();

  private final Given secrets = new Given();
  private long now = 1_781_510_400_123_999_999L;

  @ParameterizedTest
  @ValueSource(strings = {"https://plant.macmms.com", "https://plant.macmms.com/"})
  void theWholeAddressWithoutItsSchemeIsSigned(String address) {
    Request signed = granted(address).on(request());

    assertThat(signed.path())
        .isEqualTo(
            "/api/?action=AddRequest&service=cmms&accessKey=macmmsaakp1a%2Bb&appKey=macmmsackp2"
                + "&timestamp=1781510400123&signatureVersion=1&signatureMethod=HmacSHA256");
    // worked out by OpenSSL: dgst -sha256 -hmac
    assertThat(signed.headers())
        .containsEntry(
            "Authorization", "7f5acc7285e4865b22ca657627d1147b8e40436221d1aa30c4cce5cab4ed24d5")
        .containsEntry("Content-Type", "text/plain");
  }

  @Test
  void aPathOfTheAddressIsSignedToo() {
    Request there = granted("http://h:8080/fiix").on(new Request("POST", "/api/", Map.of(), null));
    Request elsewhere = granted("http://h:8080").on(new Request("POST", "/api/", Map.of(), null));

    assertThat(there.headers()).isNotEqualTo(elsewhere.headers());
    assertThat(there.path()).startsWith("/api/?accessKey=");
  }

  @Test
  void eachRequestIsSignedWhenItIsSent() {
    Credentials.Granted granted = granted("https://plant.macmms.com");
    Request first = granted.on(request());
    now += 1_000_000;
    Request second = granted.on(request());

    assertThat(second.path()).contains("timestamp=1781510400124");
    assertThat(second.headers().get("Authorization"))
        .isNotEqualTo(first.headers().get("Authorization"));
  }

  @Test
  void nothingOfTheSecretIsShown() {
    HmacCredentials credentials = credentials("https://plant.macmms.com");
    Credentials.Granted granted = (Credentials.Granted) credentials.access(LIMIT);

    assertThat(granted.toString()).isEqualTo("Granted[0]");
    assertThat(granted.nothing()).isFalse();
    assertThat(credentials.secrets())
        .contains("macmmsackp2", "macmmsaakp1a+b", "macmmsaskp-s3cret/k\u00e9y");
  }

  @Test
  void whatTheSystemRepeatsOfASignedRequestIsHidden() {
    List<Request> sent = new ArrayList<>();
    ProfileCmms cmms =
        new ProfileCmms(
            Profiles.named("fiix"),
            (request, limit) -> {
              sent.add(request);
              return new Answer.Answered(
                  200,
                  Map.of(),
                  ("{\"error\": {\"leg\": \"SERVER_REQUEST_PROCESS\", \"code\": 7, \"message\":"
                          + " \"refused "
                          + request.headers().get("Authorization")
                          + " of "
                          + request.path()
                          + " macmmsackp2\"}}")
                      .getBytes(StandardCharsets.UTF_8));
            },
            credentials("https://plant.macmms.com"),
            () -> 0);

    Cmms.Problem problem = (Cmms.Problem) cmms.findByMarker(Rig.MARKER, Rig.LIMIT);

    assertThat(problem.why())
        .contains("refused *** of")
        .doesNotContain(sent.getFirst().headers().get("Authorization"))
        .doesNotContain("macmmsackp2")
        .doesNotContain("macmmsaakp1a");
  }

  @Test
  void aClockThatTheSystemDoesNotAcceptStopsNothingForGood() {
    long[] theirs = {now + Duration.ofMinutes(20).toNanos()};
    ProfileCmms cmms =
        new ProfileCmms(
            Profiles.named("fiix"),
            (request, limit) -> {
              long stamp = Long.parseLong(request.path().replaceAll(".*timestamp=(\\d+).*", "$1"));
              boolean near =
                  Math.abs(theirs[0] / 1_000_000 - stamp) < Duration.ofMinutes(15).toMillis();
              return new Answer.Answered(
                  200,
                  Map.of(),
                  (near
                          ? "{\"objects\": []}"
                          : "{\"error\": {\"leg\": \"SERVER_REQUEST_RECEIVE\", \"code\": 3,"
                              + " \"message\": \"Timestamp is out of range\"}}")
                      .getBytes(StandardCharsets.UTF_8));
            },
            credentials("https://plant.macmms.com"),
            () -> 0);

    assertThat(cmms.create(Rig.draft(Priority.P1), Rig.LIMIT))
        .isInstanceOfSatisfying(
            Cmms.Unauthorized.class,
            refused -> assertThat(refused.why()).contains("Timestamp is out of range"));

    now = theirs[0];
    assertThat(cmms.findByMarker(Rig.MARKER, Rig.LIMIT)).isEqualTo(new Cmms.Found(List.of()));
  }

  @Test
  void aSecretWithoutAFieldThatIsNeededIsNamedByItsFields() {
    secrets.text = "{\"accessKey\": \"a\"}";

    assertThat(credentials("https://plant.macmms.com").access(LIMIT))
        .isInstanceOfSatisfying(
            Credentials.Denied.class,
            denied ->
                assertThat(denied.problem().why())
                    .contains("JSON with the fields accessKey, appKey, secretKey")
                    .doesNotContain("\"a\""));
  }

  @Test
  void aRefusedSecretIsReadOnceMoreAndTriedAgainOnlyWhereItIsAnother() {
    HmacCredentials credentials = credentials("https://plant.macmms.com");
    Credentials.Granted used = (Credentials.Granted) credentials.access(LIMIT);

    assertThat(credentials.refused(used)).isFalse();
    secrets.version++;
    assertThat(credentials.refused(used)).isTrue();
  }

  private HmacCredentials credentials(String address) {
    return new HmacCredentials(FIIX, URI.create(address), secrets, () -> now);
  }

  private Credentials.Granted granted(String address) {
    return (Credentials.Granted) credentials(address).access(LIMIT);
  }

  private static Request request() {
    return new Request(
        "POST",
        "/api/?action=AddRequest&service=cmms",
        Map.of("Content-Type", "text/plain"),
        new byte[0]);
  }

  /** What the administrator gave. */
  private static final class Given implements Secrets {
    private String text = SECRET;
    private int version;

    @Override
    public SecretFields read() {
      return SecretFields.of(text, Integer.toString(version));
    }

    @Override
    public void forget() {}
  }
}

package dev.shopfloor.cli.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.cmms.Credentials;
import dev.shopfloor.workorder.cmms.Profile;
import dev.shopfloor.workorder.cmms.ProfileCmms;
import dev.shopfloor.workorder.cmms.Profiles;
import dev.shopfloor.workorder.fake.Call;
import dev.shopfloor.workorder.fake.FakeCmms;
import dev.shopfloor.workorder.fake.Fault;
import dev.shopfloor.workorder.fake.Faults;
import dev.shopfloor.workorder.fake.Sessions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a self-test finds out, in time that passes only while it waits. */
class SelfTestTest {
  private final StringWriter out = new StringWriter();
  private long now = 1_794_800_001_000_000_000L;

  @Test
  void aMarkerThatIsNotStoredIsFoundOutAndTheOrderGivenUp() {
    FakeCmms atlas = fake("atlas");
    atlas.switches().storesMarkers = false;

    assertThat(passes(atlas, "atlas", "")).isFalse();

    assertThat(out.toString())
        .contains("the order cannot be found by its marker sf:")
        .contains("mend: let the profile put the marker into a field that is stored and searched")
        .contains("the order does not show its marker");
    assertThat(atlas.orders().getFirst().open()).isFalse();
  }

  @Test
  void aTitleThatIsCutAndAPriorityThatDoesNotArriveAreFoundOut() {
    FakeCmms small = fake("plant-cmms");
    small.switches().titleKept = 30;
    small.switches().dropsPriorities = true;

    assertThat(passes(small, "plant-cmms", "")).isFalse();

    assertThat(out.toString())
        .contains("became \"TEST of Shopfloor, please igno\"", "set limits.title")
        .contains("was answered with success, but priority is not P1")
        .contains("changes   show the order");
  }

  @Test
  void anUpdateThatWipesTheMarkerIsFoundOut() {
    String overlay =
        "{\"operations\":{\"raise\":{\"readFirst\":false,"
            + "\"body\":\"{'title': 'x', 'priority': priorityValue}\"}}}";

    assertThat(passes(fake("atlas"), "atlas", overlay)).isFalse();

    assertThat(out.toString())
        .contains("took the marker away: the update replaces the whole record");
  }

  @Test
  void aSearchThatIsSlowerThanTheProfileSaysIsMeasured() {
    FakeCmms atlas = fake("atlas");
    atlas.switches().searchLag = () -> Duration.ofSeconds(47).toNanos();

    assertThat(passes(atlas, "atlas", "")).isFalse();

    assertThat(out.toString())
        .contains("found only after 47.0 s; the profile says 30.0 s at most")
        .contains("set {\"limits\":{\"searchLag\":\"PT96S\"}} with --overlay");
  }

  @Test
  void aSearchWithinWhatTheProfileSaysIsMeasuredToo() {
    FakeCmms atlas = fake("atlas");
    atlas.switches().searchLag = () -> Duration.ofSeconds(7).toNanos();

    assertThat(passes(atlas, "atlas", "")).as(out.toString()).isTrue();

    assertThat(out.toString()).contains("found by its marker after 7.0 s");
  }

  @Test
  void aCommentThatDoesNotArriveIsFoundOutWhereTheOrderShowsItsComments() {
    FakeCmms factory = fake("factory-ai");
    factory.switches().dropsComments = true;
    passes(factory, "factory-ai", "");

    assertThat(out.toString()).contains("but is not among the order's comments");
  }

  @Test
  void aProfileThatCannotGiveUpLeavesTheOrderAndSaysSo() {
    FakeCmms atlas = fake("atlas");

    assertThat(passes(atlas, "atlas", "{\"operations\":{\"cancel\":null}}")).isFalse();

    assertThat(out.toString())
        .contains("the profile cannot give an order up", "order WO000001 is left")
        .contains("steps that failed: 1");
    assertThat(atlas.orders().getFirst().open()).isTrue();
  }

  @Test
  void anAnswerThatGetsLostLeavesAWarningWhatToLookFor() {
    FakeCmms atlas = fake("atlas");
    atlas.failing(Faults.NONE.on(Call.Kind.CREATE, 1, Fault.COMMIT_THEN_DROP));

    assertThat(passes(atlas, "atlas", "")).isFalse();

    assertThat(out.toString()).contains("It may be there all the same: look for an order with sf:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"atlas", "factory-ai", "maintainx"})
  void eachProfileThatCanDoAllPassesOnWhatItsVendorDescribes(String profile) {
    assertThat(passes(fake(profile), profile, "")).as(out.toString()).isTrue();

    assertThat(out.toString())
        .contains("evidence: ", "The profile works on this system.")
        .doesNotContain("FAILED");
  }

  @Test
  void aWebhookSaysThatNobodyCanLookForItsOrders() {
    assertThat(passes(fake("webhook"), "webhook", "")).isFalse();

    assertThat(out.toString())
        .contains("the profile cannot search: an order whose answer gets lost may be made twice")
        .contains("mend: make sure that the receiver takes each marker once");
  }

  private FakeCmms fake(String profile) {
    return FakeCmms.of(profile, () -> now);
  }

  private boolean passes(FakeCmms cmms, String name, String overlay) {
    Profile profile = Profiles.named(name, "overlay", overlay);
    Wire wire = new Wire();
    String secret =
        name.equals("atlas")
            ? "{\"email\":\"%s\",\"password\":\"%s\"}"
                .formatted(Sessions.USER, cmms.sessions().password())
            : cmms.sessions().key();
    Credentials credentials =
        CmmsAccess.of(
            profile,
            URI.create("https://cmms.example.com"),
            GivenSecret.of(null, secret),
            wire.watching(cmms.exchange()),
            () -> now,
            time -> now += time.toNanos());
    CmmsSystem system =
        new CmmsSystem(
            new ProfileCmms(profile, wire.watching(cmms.exchange()), credentials, () -> 0),
            credentials);
    SelfTest.Times times = new SelfTest.Times(() -> now, time -> now += time.toNanos());
    return new SelfTest(profile, system, wire, times, new PrintWriter(out, true)).run("");
  }
}

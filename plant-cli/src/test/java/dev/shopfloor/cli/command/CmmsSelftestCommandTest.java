package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.cmms.CmmsSystem;
import dev.shopfloor.workorder.fake.FakeCmms;
import dev.shopfloor.workorder.fake.FakeCmmsServer;
import dev.shopfloor.workorder.fake.FakeOrder;
import dev.shopfloor.workorder.fake.Sessions;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CmmsSelftestCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void atlasPassesEachStepAndTheOrderIsGivenUp() throws IOException {
    FakeCmms atlas = atlas();
    atlas.addAsset("press07");

    assertThat(selftest(atlas, "atlas", "--asset", "press07")).as(out.toString()).isZero();

    assertThat(out.toString())
        .contains("Atlas CMMS, profile atlas", "evidence: run live.")
        .contains("sign in   credentials are there", "create    made order WO000001")
        .contains("asset     found press07", "found by its marker after", "says 30.0 s at most")
        .contains("read      shows title and marker as they were sent")
        .contains("raise     is taken and shown: priority HIGH")
        .contains("order WO000001 is left, completed")
        .contains("Not proved:", "the comment: the answer to read shows none")
        .contains("The profile works on this system.");
    FakeOrder order = atlas.orders().getFirst();
    assertThat(order.title()).startsWith("[P1] TEST of Shopfloor");
    assertThat(order.open()).isFalse();
    assertThat(order.comments()).hasSize(1);
    assertThat(out.toString()).doesNotContain("horse-Battery", Sessions.USER);
  }

  @Test
  void anAssetThatTheSystemDoesNotKnowIsAFailure() throws IOException {
    assertThat(selftest(atlas(), "atlas", "--asset", "press99")).isEqualTo(1);

    assertThat(out.toString())
        .contains("FAILED", "the system shows us no asset press99", "cmmsAsset");
  }

  @Test
  void aWrongPasswordEndsItBeforeAnythingIsMade() throws IOException {
    FakeCmms atlas = atlas();
    Path secret = secret(atlas);
    atlas.sessions().password("changed since");

    assertThat(run(atlas, "atlas", "--secret-file", secret.toString())).isEqualTo(1);

    assertThat(out.toString())
        .contains("sign in", "Invalid credentials", "mend: check the secret")
        .contains("does NOT work");
    assertThat(atlas.orders()).isEmpty();
  }

  @Test
  void anAddressThatIsAnotherSystemsIsFoundOutBeforeAnythingIsMade() throws IOException {
    FakeCmms maintainX = FakeCmms.of("maintainx", CmmsSystem.WALL);

    assertThat(run(maintainX, "plant-cmms")).isEqualTo(1);

    assertThat(out.toString()).contains("search", "401");
    assertThat(maintainX.orders()).isEmpty();
  }

  @Test
  void wrongUseSaysWhatIsMissing() {
    assertThat(plant("cmms")).isEqualTo(2);
    assertThat(err.toString()).contains("./plant cmms selftest");
    assertThat(plant("cmms", "selftest", "--profile", "dry-run")).isEqualTo(2);
    assertThat(err.toString()).contains("calls nobody");
    assertThat(plant("cmms", "selftest", "--profile", "plant-cmms")).isEqualTo(2);
    assertThat(err.toString()).contains("--url");
    assertThat(plant("cmms", "selftest", "--profile", "atlas", "--url", "ftp://x")).isEqualTo(2);
    assertThat(err.toString()).contains("http");
    assertThat(out.toString()).isEmpty();
  }

  private static FakeCmms atlas() {
    FakeCmms atlas = FakeCmms.of("atlas", CmmsSystem.WALL);
    atlas.switches().signingIn = Duration.ZERO;
    return atlas;
  }

  private Path secret(FakeCmms cmms) throws IOException {
    return Files.writeString(
        folder.resolve("secret.json"),
        "{\"email\":\"%s\",\"password\":\"%s\"}"
            .formatted(Sessions.USER, cmms.sessions().password()));
  }

  private int selftest(FakeCmms cmms, String profile, String option, String value)
      throws IOException {
    return run(cmms, profile, "--secret-file", secret(cmms).toString(), option, value);
  }

  private int run(FakeCmms cmms, String profile, String... more) {
    try (FakeCmmsServer server = new FakeCmmsServer(cmms)) {
      String[] arguments = new String[6 + more.length];
      arguments[0] = "cmms";
      arguments[1] = "selftest";
      arguments[2] = "--profile";
      arguments[3] = profile;
      arguments[4] = "--url";
      arguments[5] = server.address().toString();
      System.arraycopy(more, 0, arguments, 6, more.length);
      return plant(arguments);
    }
  }

  private int plant(String... arguments) {
    return Plant.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}

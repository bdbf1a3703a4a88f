package dev.shopfloor.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.cmms.Profiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CmmsCheckCommandTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aShippedProfileHoldsOverHttp() {
    assertThat(check("--profile", "factory-ai")).as(out.toString()).isZero();

    assertThat(out.toString())
        .contains("profile factory-ai, system factory-ai", "played from: the vendor's API pages")
        .contains("ok        create\n", "ok        lost, made\n", "ok        longest title\n")
        .contains("0 do not", "The profile holds for what it declares.");
  }

  @Test
  void aProfileOfOnesOwnIsReadFromItsFile() throws IOException {
    String own =
        new String(Profiles.json("plant-cmms"), StandardCharsets.UTF_8)
            .replace("\"profile\": \"plant-cmms\"", "\"profile\": \"hall-cmms\"");
    Path file = Files.writeString(folder.resolve("hall-cmms.json"), own);

    assertThat(check("--profile", file.toString(), "--vendor", "plant-cmms", "--json"))
        .as(out.toString())
        .isZero();

    assertThat(out.toString())
        .startsWith("{\"profile\":\"hall-cmms\",\"vendor\":\"plant-cmms\",\"passed\":true")
        .contains("{\"check\":\"create\",\"sentence\":\"A work order arrives with its title");
  }

  @Test
  void whatDoesNotHoldIsToldWithWhatWasSentAndWhatTheVendorSaid() throws IOException {
    Path overlay =
        Files.writeString(folder.resolve("o.json"), "{\"priorities\": {\"P2\": \"URGENT\"}}");

    assertThat(check("--profile", "plant-cmms", "--overlay", overlay.toString())).isEqualTo(1);

    assertThat(out.toString())
        .contains("FAILED    create\n")
        .contains("must: A work order arrives with its title, text, priority, asset and marker.")
        .contains("but: create gave Refused: 400: priority is not valid")
        .contains("sent: POST /api/work-orders {", "\"priority\":\"URGENT\"")
        .contains("said: 400 {\"error\":\"priority is not valid\"}")
        .contains("The profile does not hold for what it declares.")
        .doesNotContain("small-first-token");
  }

  @Test
  void theProfileThatCallsNobodyIsCheckedToo() {
    assertThat(check("--profile", "dry-run")).isZero();

    assertThat(out.toString()).contains("system nobody", "Nobody is called");
  }

  @Test
  void whatCannotBeUsedIsNamedWithItsMend() throws IOException {
    assertThat(check()).isEqualTo(2);
    assertThat(err.toString()).contains("--profile, a file or one of dry-run, atlas");
    assertThat(check("--profile", "atlass")).isEqualTo(2);
    assertThat(err.toString()).contains("\"atlass\" is no profile", "ends in .json");
    assertThat(check("--profile", "atlas", "--vendor", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no vendor file \"x\"", "atlas, ");
    assertThat(check("--profile", folder.resolve("no.json").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("no.json cannot be read (--profile)");
    Path vendor = Files.writeString(folder.resolve("v.vendor.json"), "{\"vendor\": \"v\"}");
    assertThat(check("--profile", "atlas", "--vendor", vendor.toString())).isEqualTo(2);
    assertThat(err.toString())
        .contains("the vendor file cannot be used:", "/routes: this is missing");
  }

  private int check(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "cmms";
    all[1] = "check";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Plant.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
  }
}

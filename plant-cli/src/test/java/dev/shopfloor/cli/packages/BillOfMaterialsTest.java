package dev.shopfloor.cli.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bill of materials of each function says what its package holds: these jars, each with the
 * entries of its artifact to the byte, and no other. Maven makes none where it works offline;
 * {@code .ci/run} fails without them.
 */
class BillOfMaterialsTest {
  @ParameterizedTest
  @ValueSource(strings = {"enrich-fn", "timestream-writer-fn", "oee-fn", "alert-to-workorder-fn"})
  void itListsEachJarOfThePackageWithItsBytesAndNoOther(String module) throws Exception {
    JsonNode bill = bill(module);

    Map<String, String> listed = listed(bill);
    Map<String, Path> artifacts = Artifacts.bySha256();
    Map<String, Path> packed = packed(module);
    assertThat(packed.keySet()).isEqualTo(listed.keySet()).hasSizeGreaterThan(30);
    packed.forEach((name, jar) ->
        assertThat(Artifacts.entries(jar))
            .as(name)
            .isEqualTo(
                Artifacts.entries(
                    Objects.requireNonNull(
                        artifacts.get(listed.get(name)), "no artifact is " + name))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrich-fn", "timestream-writer-fn", "oee-fn", "alert-to-workorder-fn"})
  void theSameSourcesGiveTheSameBill(String module) throws Exception {
    JsonNode bill = bill(module);

    assertThat(bill.path("bomFormat").textValue()).isEqualTo("CycloneDX");
    assertThat(bill.has("serialNumber")).as("a number that each build draws anew").isFalse();
    assertThat(bill.path("metadata").has("timestamp")).as("the time of the build").isFalse();
    assertThat(bill.toString()).doesNotContain(Packages.ROOT.toString(), "file:/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"enrich-fn", "timestream-writer-fn", "oee-fn", "alert-to-workorder-fn"})
  void eachPartHasAnAddressToAskAnAdvisoryDatabaseBy(String module) throws Exception {
    assertThat(bill(module).path("components"))
        .allSatisfy(part ->
            assertThat(part.path("purl").asText())
                .startsWith(
                    "pkg:maven/%s/%s@%s"
                        .formatted(
                            part.path("group").asText(),
                            part.path("name").asText(),
                            part.path("version").asText())));
  }

  private static JsonNode bill(String module) throws IOException {
    Path file = Packages.ROOT.resolve(module).resolve("target/bom.json");
    assumeTrue(Files.exists(file), "SKIPPED: needs the bill that ./mvnw package makes online");
    return new ObjectMapper().readTree(Files.readAllBytes(file));
  }

  private static Map<String, String> listed(JsonNode bill) {
    Map<String, String> jars = new TreeMap<>();
    for (JsonNode part : bill.path("components")) {
      String name =
          "%s.%s-%s.jar".formatted(text(part, "group"), text(part, "name"), text(part, "version"));
      assertThat(jars.put(name, sha256(part))).as("%s is listed once", name).isNull();
    }
    return jars;
  }

  private static String sha256(JsonNode part) {
    for (JsonNode hash : part.path("hashes")) {
      if (text(hash, "alg").equals("SHA-256")) {
        return text(hash, "content");
      }
    }
    return "none";
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asText();
  }

  private static Map<String, Path> packed(String module) throws IOException {
    Map<String, Path> jars = new TreeMap<>();
    try (Stream<Path> files = Files.list(Packages.exploded(module).resolve("lib"))) {
      files.forEach(jar -> jars.put(jar.getFileName().toString(), jar));
    }
    return jars;
  }
}

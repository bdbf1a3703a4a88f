package dev.shopfloor.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.shopfloor.cli.page.Script.Machine;
import dev.shopfloor.oee.MinuteBucket;
import dev.shopfloor.plant.AssetHistory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShiftPageTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String START_UP = "&start=2026-03-02T04:00:00Z";

  private static @TempDir Path folder;
  private static FakePlant plant;
  private static PlantPage page;
  private static HttpClient http;

  @BeforeAll
  static void start() throws IOException {
    plant = FakePlant.start(folder);
    page = PlantPage.start(0, plant);
    http = HttpClient.newHttpClient();
  }

  @AfterAll
  static void stop() throws IOException {
    http.close();
    page.close();
    plant.close();
  }

  @Test
  void whereNoShiftIsNamedTheNewestOneStands() throws Exception {
    JsonNode shift = shift("press01", "");

    assertThat(shift.at("/result/window/code").asText()).isEqualTo("early");
    assertThat(shift.at("/result/phase").asText()).isEqualTo("LIVE");
    assertThat(shift.path("shifts")).hasSize(2);
    assertThat(shift.path("agrees").asBoolean()).isTrue();
    assertThat(shift.path("versions")).isEmpty();
  }

  @Test
  void theIntervalsLieEndToEndAndAddUpToTheTimesOfTheResult() throws Exception {
    for (Machine machine : Script.MACHINES) {
      JsonNode shift = shift(machine.id(), "");

      long at = shift.at("/result/window/start").asLong() / 1_000_000;
      long run = 0;
      for (JsonNode interval : shift.path("intervals")) {
        assertThat(interval.path("from").asLong()).isEqualTo(at);
        at = interval.path("to").asLong();
        if (interval.path("class").asText().equals("RUN")) {
          run += at - interval.path("from").asLong();
        }
      }
      assertThat(at).isEqualTo(Script.TICK.toEpochMilli());
      assertThat(run).as(machine.id()).isEqualTo(shift.at("/result/millis/run").asLong());
    }
  }

  @Test
  void theWaterfallLeadsFromAllTimeToTheIdealTimeOfGoodPieces() throws Exception {
    JsonNode shift = shift("press01", "");

    long left = shift.at("/waterfall/calendar").asLong();
    assertThat(left).isEqualTo(Script.TICK.toEpochMilli() - Script.at(60).toEpochMilli());
    for (JsonNode step : shift.at("/waterfall/steps")) {
      left -= step.path("millis").asLong();
      assertThat(step.path("left").asLong()).isEqualTo(left);
    }
    assertThat(left).isEqualTo(shift.at("/result/nanos/goodIdeal").asLong() / 1_000_000);
    assertThat(shift.at("/waterfall/steps"))
        .extracting(step -> step.path("bigLoss").asInt())
        .contains(1, 2, 3, 4, 5);
  }

  @Test
  void aRestatedShiftCarriesItsVersionsEachWithTheOneBefore() throws Exception {
    JsonNode shift = shift("press01", START_UP);

    assertThat(shift.at("/result/phase").asText()).isEqualTo("RESTATED");
    assertThat(shift.at("/result/cause").asText()).isEqualTo("LATE_DATA");
    assertThat(shift.path("versions"))
        .extracting(version -> version.at("/result/version").asInt())
        .containsExactly(0, 1, 2);
    JsonNode second = shift.at("/versions/2");
    assertThat(second.path("before")).isEqualTo(shift.at("/versions/1/result"));
    assertThat(second.path("result")).isEqualTo(shift.path("result"));
    assertThat(second.path("at").asLong()).isEqualTo(Script.at(72).toEpochMilli());
    assertThat(second.path("lateFrom").asLong()).isEqualTo(Script.START.toEpochMilli());
    assertThat(shift("press02", START_UP).path("versions")).isEmpty();
  }

  @Test
  void dataThatTheNumbersDoNotHoldYetIsAdmitted() throws Exception {
    Machine machine = Script.MACHINES.getFirst();
    AssetHistory history = FakeResults.history(plant.model(), machine);
    List<MinuteBucket> buckets = FakeProduction.buckets(history, FakeProduction.points(machine));
    MinuteBucket first = buckets.getFirst();
    // as if the first minute, in which it waits, had not come
    plant.tables.bucket(machine.key(), MinuteBucket.empty(first.minute()));
    try {
      assertThat(shift("press01", START_UP).path("agrees").asBoolean()).isFalse();
    } finally {
      plant.tables.bucket(machine.key(), first);
    }
    assertThat(shift("press01", START_UP).path("agrees").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "asset=chemnitz/press09, asset, chemnitz/press09, 'send one of chemnitz/'",
    "asset=chemnitz/press01&start=yesterday, start, yesterday, 'send one of 2026-03-02T05:00:00Z,'",
    "start=2026-03-02T05:00:00Z, asset, '', 'send one of chemnitz/'",
  })
  void aShiftThatIsNotThereIsRefusedWithFieldValueAndMend(
      String query, String field, String value, String mend) throws Exception {
    HttpResponse<String> answer = get("/api/shift?" + query);

    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode error = JSON.readTree(answer.body());
    assertThat(error.path("field").asText()).isEqualTo(field);
    assertThat(error.path("value").asText()).isEqualTo(value);
    assertThat(error.path("mend").asText()).startsWith(mend);
  }

  private static JsonNode shift(String asset, String more) throws Exception {
    HttpResponse<String> answer = get("/api/shift?asset=chemnitz/" + asset + more);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(page.url() + path)).build();
    return http.send(request, BodyHandlers.ofString());
  }
}

package dev.shopfloor.workorder.fake;

import static dev.shopfloor.workorder.fake.FakeJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.cmms.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each switch on the system that has most of them. */
class SwitchesTest {
  private static final String TASKS = "/api/v2/tasks";

  private final Sender sender = Sender.to("unforgiving");
  private final Switches switches = sender.cmms.switches();

  @Test
  void anOrderIsInvisibleToSearchesUntilTheLagIsOver() {
    create("hot " + Sender.MARKER);
    sender.passes(Duration.ofMillis(4_999));
    assertThat(found(Sender.MARKER)).isEmpty();
    sender.passes(Duration.ofMillis(1));
    assertThat(found(Sender.MARKER)).hasSize(1);
    assertThat(result("GET", TASKS + "/1", null)).containsKey("taskId");
  }

  @Test
  void markersThatAreNotStoredAreNotFound() {
    switches.storesMarkers = false;
    create("hot " + Sender.MARKER);
    sender.passes(Duration.ofMinutes(1));
    assertThat(found(Sender.MARKER)).isEmpty();
    assertThat(sender.cmms.orders(Sender.MARKER)).isEmpty();
    assertThat(found("hot")).hasSize(1);
  }

  @Test
  void anUpdateReplacesOrChangesOnlyWhatIsSent() {
    create("hot");
    switches.updatesReplace = false;
    result("PATCH", TASKS + "/1", Map.of("name", "hot", "prio", 1));
    assertThat(sender.cmms.orders().getFirst().description()).isEqualTo("a &lt; b");
    switches.updatesReplace = true;
    result("PATCH", TASKS + "/1", Map.of("name", "hot", "prio", 1));
    assertThat(sender.cmms.orders().getFirst().description()).isEmpty();
  }

  @Test
  void anIdHasAnotherNameInLists() {
    create("hot");
    sender.passes(Duration.ofMinutes(1));
    assertThat(found("hot").getFirst()).containsKey("ref").doesNotContainKey("taskId");
  }

  @Test
  void aRepeatedRequestIdIs409WithinFiveMinutes() {
    sender.headers.put("X-Request-Id", "r1");
    create("hot");
    Answer.Answered again = sender.answered("POST", TASKS, Map.of("name", "hot"));
    assertThat(again.status()).isEqualTo(409);
    switches.guardsRepeats = false;
    create("hot");
    switches.guardsRepeats = true;
    sender.passes(Duration.ofMinutes(5));
    create("hot");
    assertThat(sender.cmms.orders()).hasSize(3);
  }

  @Test
  void refusalsAreErrorsInTheBodyOfA200() {
    Map<?, ?> answer = sender.json("POST", TASKS, Map.of("name", "hot", "equipmentId", 99));
    assertThat(answer.get("ok")).isEqualTo(false);
    assertThat(answer.get("error").toString()).contains("Equipment 99 is not known");
    assertThat(sender.json("GET", TASKS + "/77", null).get("ok")).isEqualTo(false);
    assertThat(sender.cmms.orders()).isEmpty();
  }

  @Test
  void badEnumsAndOverlongTitlesAre500() {
    assertThat(sender.answered("POST", TASKS, Map.of("name", "hot", "prio", 9)).status())
        .isEqualTo(500);
    assertThat(sender.answered("POST", TASKS, Map.of("name", "x".repeat(121))).status())
        .isEqualTo(500);
    create("x".repeat(120));
  }

  @Test
  void searchesFindPartsWithoutCaseOrOnlyTheWhole() {
    create("Hot Oil");
    sender.passes(Duration.ofMinutes(1));
    assertThat(found("hot")).hasSize(1);
    switches.findsParts = false;
    assertThat(found("hot")).isEmpty();
    assertThat(found("Hot%20Oil")).hasSize(1);
  }

  @Test
  void tokensExpireAfterTenMinutesWithAnEmpty403() {
    sender.passes(Duration.ofMinutes(10));
    Answer.Answered answer = sender.answered("GET", TASKS + "?q=x", null);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void moreThan200CallsInAMinuteAre429Or403WithWords() {
    for (int i = 0; i < 200; i++) {
      sender.answered("GET", TASKS + "?q=x", null);
    }
    assertThat(sender.answered("GET", TASKS, null).status()).isEqualTo(429);
    switches.throttlesWith403 = true;
    Answer.Answered throttled = sender.answered("GET", TASKS, null);
    assertThat(throttled.status()).isEqualTo(403);
    assertThat(Sender.text(throttled)).contains("only 200 requests per minute");
  }

  @Test
  void titlesCommentsAndPrioritiesMayBeChangedOrDropped() {
    switches.titleKept = 3;
    create("hotter than ever");
    assertThat(sender.cmms.orders().getFirst().title()).isEqualTo("hot");
    switches.dropsComments = true;
    result("POST", TASKS + "/1/log", Map.of("text", "lost"));
    assertThat(sender.cmms.orders().getFirst().comments()).isEmpty();
    switches.dropsPriorities = true;
    result("PATCH", TASKS + "/1", object("name", "hot", "prio", 1));
    assertThat(sender.cmms.orders().getFirst().priority()).isEqualTo("3");
  }

  @Test
  void peopleWorkOnOrdersAndThatIsAChange() {
    create("hot");
    FakeOrder order = sender.cmms.orders().getFirst();
    sender.passes(Duration.ofMinutes(1));
    long since = sender.now / 1_000_000_000L - 1;
    assertThat(results("?modifiedAfter=" + since)).isEmpty();

    sender.cmms.stage(order, FakeOrder.Stage.COMPLETED, "Jens");
    assertThat(results("?modifiedAfter=" + since))
        .singleElement()
        .satisfies(task -> assertThat(task.get("closedBy")).isEqualTo("Jens"));
    sender.cmms.retitle(order, "cold");
    assertThat(found("cold")).hasSize(1);
    sender.cmms.delete(order);
    assertThat(sender.cmms.orders()).isEmpty();
  }

  private void create(String name) {
    result("POST", TASKS, object("name", name, "note", "a < b", "prio", 3, "unheardOf", 1));
  }

  private List<Map<String, ?>> found(String text) {
    return results("?q=" + text);
  }

  @SuppressWarnings("unchecked")
  private List<Map<String, ?>> results(String query) {
    return (List<Map<String, ?>>) sender.json("GET", TASKS + query, null).get("results");
  }

  @SuppressWarnings("unchecked")
  private Map<String, ?> result(String method, String path, Object body) {
    Map<?, ?> answer = sender.json(method, path, body);
    assertThat(answer.get("ok")).as(answer.toString()).isEqualTo(true);
    return (Map<String, ?>) answer.get("result");
  }
}

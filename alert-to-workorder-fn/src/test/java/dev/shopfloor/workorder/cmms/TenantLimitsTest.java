package dev.shopfloor.workorder.cmms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.workorder.Cmms;
import dev.shopfloor.workorder.Given;
import dev.shopfloor.workorder.Priority;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts are cut to what a system takes, and never the marker. */
class TenantLimitsTest {
  private static final String LONG = "Öl 🛢️ ".repeat(3_000);

  @Test
  void upkeepGetsATitleOf190CodePointsWithItsMarkerWhole() {
    Rig rig = new Rig("upkeep", "{\"operations\": {\"findAsset\": null}}");
    rig.answers(200, "{\"result\": {\"id\": \"w\"}}");
    rig.cmms().create(draft(), Rig.LIMIT);

    assertThat(text(rig.body(), "title")).endsWith(" " + Rig.MARKER);
    assertThat(length(rig.body(), "title")).isEqualTo(190);
    assertThat(length(rig.body(), "description")).isEqualTo(9_500);
    assertThat(text(rig.body(), "description")).endsWith("\n\n" + Rig.MARKER);
  }

  @Test
  void limbleGetsANameOf190CodePointsAndTheMarkerInItsOwnField() {
    Rig rig = new Rig("limble", "{\"operations\": {\"findAsset\": null}}");
    rig.answers(200, "[{\"locationID\": 8, \"name\": \"berlin\"}]").answers(200, "[]");
    rig.answers(201, "{\"taskID\": 1}");
    rig.cmms().create(draft(), Rig.LIMIT);

    assertThat(length(rig.body(), "name")).isEqualTo(190);
    assertThat(text(rig.body(), "meta1")).isEqualTo(Rig.MARKER);
  }

  @Test
  void commentsAreCutToo() {
    Rig rig = new Rig("limble").answers(200, "");
    rig.cmms().comment(Rig.ORDER, LONG, "e1", Rig.LIMIT);
    assertThat(length(rig.body(), "comment")).isEqualTo(2_000);

    Rig erp = new Rig("erpnext").answers(200, "{\"data\": {\"name\": \"c\"}}");
    erp.cmms().comment(Rig.ORDER, LONG, "e1", Rig.LIMIT);
    assertThat(length(erp.body(), "content")).isEqualTo(9_000);
  }

  @Test
  void fiixGetsTitleAndTextInItsOneDescription() {
    Rig rig = new Rig("fiix", "{\"operations\": {\"findAsset\": null}}");
    rig.answers(200, FiixRequestsTest.PRIORITIES);
    rig.answers(200, "{\"objects\": [{\"id\": 1, \"strCode\": \"berlin\"}]}");
    rig.answers(200, FiixRequestsTest.STATUSES).answers(200, FiixRequestsTest.TYPES);
    rig.answers(200, "{\"object\": {\"id\": 1}}");
    rig.cmms().create(draft(), Rig.LIMIT);

    Object order = ((Map<?, ?>) rig.body()).get("object");
    assertThat(length(order, "strDescription")).isLessThanOrEqualTo(4_000);
    assertThat(text(order, "strDescription")).endsWith("\n\n" + Rig.MARKER);
  }

  private static Cmms.Draft draft() {
    return Given.draft(LONG.strip(), LONG, Priority.P2, "P-101", Rig.MARKER);
  }

  private static String text(Object fields, String name) {
    return ((Map<?, ?>) fields).get(name).toString();
  }

  private static int length(Object fields, String name) {
    String text = text(fields, name);
    return text.codePointCount(0, text.length());
  }
}

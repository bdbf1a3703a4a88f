package dev.shopfloor.cli.cmms.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shopfloor.cli.cmms.vendor.Form.Kind;
import dev.shopfloor.cli.cmms.vendor.Form.Unit;
import dev.shopfloor.cli.cmms.vendor.Form.Unknown;
import dev.shopfloor.cli.cmms.vendor.FormCheck.Checked;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormCheckTest {
  private static final String FIRE = "🔥";

  @Test
  void whatASystemDoesNotKnowHasNoWayIn() {
    Map<String, Object> given = Map.of("title", "a", "externalId", "sf:1");

    assertThat(FormCheck.check(form(Unknown.IGNORED), given))
        .isEqualTo(new Checked.Fine(Map.of("title", "a")));
    assertThat(FormCheck.check(form(Unknown.KEPT), given)).isEqualTo(new Checked.Fine(given));
    assertThat(FormCheck.check(form(Unknown.REFUSED), given))
        .isEqualTo(new Checked.Wrong("unknown", "externalId", "sf:1", 0));
  }

  @Test
  void aFieldThatIsMissingBlankOrOfAnotherKindIsWrong() {
    Form form = form(Unknown.IGNORED);

    assertThat(FormCheck.check(form, Map.of()))
        .isEqualTo(new Checked.Wrong("missing", "title", null, 0));
    assertThat(FormCheck.check(form, Map.of("title", " ")))
        .isEqualTo(new Checked.Wrong("missing", "title", " ", 0));
    assertThat(FormCheck.check(form, Map.of("title", 3)))
        .isEqualTo(new Checked.Wrong("type", "title", 3, 4));
    assertThat(FormCheck.check(form, "text")).isEqualTo(new Checked.Wrong("object", "", "text", 0));
  }

  @Test
  void aLengthIsCountedAsTheSystemCountsIt() {
    assertThat(length(Unit.CHARACTERS, FIRE.repeat(4))).isInstanceOf(Checked.Fine.class);
    assertThat(length(Unit.CHARACTERS, FIRE.repeat(5))).isInstanceOf(Checked.Wrong.class);
    assertThat(length(Unit.UTF16, FIRE.repeat(2))).isInstanceOf(Checked.Fine.class);
    assertThat(length(Unit.UTF16, FIRE.repeat(3))).isInstanceOf(Checked.Wrong.class);
    assertThat(length(Unit.BYTES, FIRE)).isInstanceOf(Checked.Fine.class);
    assertThat(length(Unit.BYTES, FIRE + "a")).isInstanceOf(Checked.Wrong.class);
  }

  @Test
  void whatIsCutIsCutBetweenCharacters() {
    Form form = new Form(null, Unknown.IGNORED, Map.of("title", field(Unit.UTF16, true)), Map.of());

    assertThat(FormCheck.check(form, Map.of("title", "a" + FIRE.repeat(3))))
        .isEqualTo(new Checked.Fine(Map.of("title", "a" + FIRE)));
  }

  private static Checked length(Unit unit, String text) {
    Form form = new Form(null, Unknown.IGNORED, Map.of("title", field(unit, false)), Map.of());
    return FormCheck.check(form, Map.of("title", text));
  }

  private static Form form(Unknown unknown) {
    return new Form(null, unknown, Map.of("title", field(Unit.CHARACTERS, false)), Map.of());
  }

  private static Form.Field field(Unit unit, boolean cut) {
    return new Form.Field(Kind.TEXT, true, List.of(), null, 4, unit, cut);
  }
}

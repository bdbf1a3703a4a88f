package dev.shopfloor.cli.local.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.local.template.RuleSql;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RuleJsonTest {
  private final RuleMessage message =
      new RuleMessage(
          "plant/a", new byte[] {0, (byte) 0xff, 10}, 1497225600123L, "gateway-1", "trace-1");

  @Test
  void theResultHoldsEveryByteUnderTheAliases() {
    RuleSql sql =
        RuleSql.parse(
            "SELECT encode(*, 'base64') AS data, topic() AS topic, timestamp() AS rx,"
                + " clientid() AS client, traceid() AS trace FROM 'plant/#'");

    assertThat(RuleJson.result(sql, message))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(
            "{\"data\":\"AP8K\",\"topic\":\"plant/a\",\"rx\":1497225600123,"
                + "\"client\":\"gateway-1\",\"trace\":\"trace-1\"}");
  }

  @Test
  void keywordsAndSpacesMayVary() {
    RuleSql sql = RuleSql.parse(" select  ENCODE( * , 'base64' ) as d,Topic() AS t from 'a/+/#' ");

    assertThat(sql.filter()).isEqualTo("a/+/#");
    assertThat(RuleJson.result(sql, message))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("{\"d\":\"AP8K\",\"t\":\"plant/a\"}");
  }

  @Test
  void whatTheLocalRulesEngineDoesNotKnowIsNamed() {
    assertThatThrownBy(() -> RuleSql.parse("SELECT *, topic() AS t FROM 'a'"))
        .hasMessageContaining("\"*\"");
    assertThatThrownBy(() -> RuleSql.parse("SELECT principal() AS p FROM 'a'"))
        .hasMessageContaining("principal()");
    assertThatThrownBy(() -> RuleSql.parse("SELECT topic() AS t FROM 'a' WHERE x = 1"))
        .hasMessageContaining("WHERE");
  }
}

package dev.shopfloor.cli.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceTest {
  private static Price price(String per, Price.Tier... tiers) {
    return new Price(
        "IoT Core",
        "messages",
        new BigDecimal(per),
        List.of(tiers),
        "https://aws.amazon.com/iot-core/pricing/",
        LocalDate.of(2026, 11, 21),
        true,
        "");
  }

  private static Price.Tier tier(String to, String price) {
    return new Price.Tier(to == null ? null : new BigDecimal(to), new BigDecimal(price));
  }

  @Test
  void aQuantityWithinTheFirstTierCostsItsPrice() {
    Price price = price("1000000", tier("1000000000", "1.00"), tier(null, "0.80"));

    assertThat(price.of(new BigDecimal("2500000"))).isEqualByComparingTo("2.5");
  }

  @Test
  void eachTierTakesOnlyWhatLiesInIt() {
    Price price =
        price(
            "1000000", tier("1000000000", "1.00"), tier("5000000000", "0.80"), tier(null, "0.70"));

    // 1,000 million at 1.00, 4,000 million at 0.80, 2,000 million at 0.70
    assertThat(price.of(new BigDecimal("7000000000"))).isEqualByComparingTo("5600");
  }

  @Test
  void amountsAreExactToTheMicroDollar() {
    Price price = price("1", tier(null, "0.0000133334"));

    assertThat(price.of(new BigDecimal("3"))).isEqualTo(new BigDecimal("0.000040"));
    assertThat(price.of(BigDecimal.ZERO)).isEqualTo(new BigDecimal("0.000000"));
  }

  @Test
  void tiersThatDoNotRiseOrHaveNoEndAreRefused() {
    assertThatThrownBy(() -> price("1", tier("10", "1"), tier("10", "2"), tier(null, "3")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> price("1", tier("10", "1")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> price("1")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> price("0", tier(null, "1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

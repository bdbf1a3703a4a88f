package dev.shopfloor.cli.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderBookTest {
  private static final String ASSET = "chemnitz/press01";

  @Test
  void repeatsJoinTheOpenOrder() {
    List<OrderAnswer> answers =
        OrderBook.answers(List.of(raise("stop", 10), raise("stop", 50)), List.of(), 100);

    assertThat(answers).containsExactly(new OrderAnswer(ASSET, "stop", List.of(at(9), at(49)), 1));
  }

  @Test
  void aRaiseAfterACompletionOpensAnotherOrder() {
    List<Raise> raises =
        List.of(raise("stop", 10), raise("stop", 50), raise("stop", 70), raise("stop", 90));

    assertThat(orders(raises, done("stop", 40))).isEqualTo(2);
    assertThat(orders(raises, done("stop", 40), done("stop", 60), done("stop", 80))).isEqualTo(4);
    assertThat(orders(raises, done("stop", 20), done("stop", 30))).isEqualTo(2);
    assertThat(orders(raises, done("stop", 95))).isEqualTo(1);
    assertThat(orders(raises, done("hydraulics/E-OIL-LOW", 40))).isEqualTo(1);
  }

  @Test
  void whatIsNotKnownYetHasNoOrder() {
    assertThat(OrderBook.answers(List.of(raise("stop", 10)), List.of(), 9)).isEmpty();
    assertThat(OrderBook.answers(List.of(raise("stop", 10)), List.of(), 10)).hasSize(1);
  }

  @Test
  void aProblemSaysWhatMakesItTheSame() {
    assertThat(new OrderAnswer(ASSET, "hydraulics/E-OIL-LOW", List.of(), 1).dedupParts())
        .containsExactly("chemnitz", "press01", "hydraulics", "E-OIL-LOW");
  }

  private static int orders(List<Raise> raises, Completion... completions) {
    return OrderBook.answers(raises, List.of(completions), 100).getFirst().orders();
  }

  private static Raise raise(String problem, long knownAt) {
    return new Raise(Machine.PRESS01, problem, knownAt - 1, knownAt);
  }

  private static Completion done(String problem, long at) {
    return new Completion(ASSET, problem, at(at));
  }

  private static Instant at(long millis) {
    return Instant.ofEpochMilli(millis);
  }
}

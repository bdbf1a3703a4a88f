package dev.shopfloor.cli.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shopfloor.cli.local.template.FunctionSpec.AsyncConfig;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AsyncInvokerTest {
  private final ScriptedHandler handler = new ScriptedHandler();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final InFlight inFlight = new InFlight();
  private final AsyncInvoker invoker = invoker(2);

  @AfterEach
  void close() {
    invoker.close();
  }

  @Test
  void anEventThatSucceedsIsInvokedOnce() throws Exception {
    accept("{\"n\":1}");

    assertThat(handler.events()).containsExactly("{\"n\":1}");
    assertThat(invoker.waiting()).isZero();
  }

  @Test
  void aFailingEventIsTriedAgainAtTheNextTickAndNotBefore() throws Exception {
    failAlways();
    accept("{}");
    assertThat(handler.events()).hasSize(1);
    assertThat(invoker.waiting()).isOne();

    handler.answer(event -> "");
    tick();

    assertThat(handler.events()).hasSize(2);
    assertThat(invoker.waiting()).isZero();
    assertThat(failures).isEmpty();
  }

  @Test
  void anEventThatFailsThreeTimesGoesToTheDestinationWithItsPayload() throws Exception {
    failAlways();
    accept("{\"data\":\"AAE=\"}");
    tick();
    tick();
    tick();

    assertThat(handler.events()).hasSize(3);
    assertThat(failures)
        .singleElement()
        .asString()
        .contains("\"requestPayload\":{\"data\":\"AAE=\"}")
        .contains("\"condition\":\"RetriesExhausted\"")
        .contains("\"approximateInvokeCount\":3")
        .contains("\"timestamp\":\"2017-06-12T00:00:00Z\"")
        .contains("\"errorMessage\":\"table is away\"");
  }

  @Test
  void anEventLargerThanLambdaTakesIsRefused() {
    assertThatThrownBy(() -> invoker.accept(new byte[1_048_577]))
        .isInstanceOf(DeliveryRefusedException.class)
        .hasMessageContaining("1048577");
    assertThat(handler.events()).isEmpty();
  }

  @Test
  void aStoppedFunctionRefusesInsteadOfLosing() {
    invoker.close();

    assertThatThrownBy(() -> accept("{}")).isInstanceOf(DeliveryRefusedException.class);
  }

  private AsyncInvoker invoker(int retries) {
    Optional<AsyncConfig> config = Optional.of(new AsyncConfig(retries, "arn"));
    Clock clock = Clock.fixed(Instant.parse("2017-06-12T00:00:00Z"), ZoneOffset.UTC);
    return new AsyncInvoker(
        handler.host(ScriptedHandler.spec(config)), config, failures::add, clock, inFlight);
  }

  private void failAlways() {
    handler.answer(event -> {
      throw new IllegalStateException("table is away");
    });
  }

  private void accept(String event) throws Exception {
    invoker.accept(event.getBytes(StandardCharsets.UTF_8));
    settle();
  }

  private void tick() throws InterruptedException {
    invoker.retryDue();
    settle();
  }

  private void settle() throws InterruptedException {
    assertThat(inFlight.awaitNone(Duration.ofSeconds(10))).isTrue();
  }
}

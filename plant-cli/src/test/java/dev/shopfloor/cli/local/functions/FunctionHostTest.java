package dev.shopfloor.cli.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FunctionHostTest {
  private final FunctionSpec spec = ScriptedHandler.spec(Optional.empty());

  @Test
  void theHandlerGetsTheEventAndAContextAndItsAnswerComesBack() throws Exception {
    ScriptedHandler handler = new ScriptedHandler();
    handler.answer(event -> event + "!");

    byte[] answer = handler.host(spec).invoke(bytes("{}"));

    assertThat(answer).asString(StandardCharsets.UTF_8).isEqualTo("{}!");
    Context context = handler.contexts().getFirst();
    assertThat(context.getFunctionName()).isEqualTo("TestFunction");
    assertThat(context.getAwsRequestId()).isNotBlank();
    assertThat(context.getRemainingTimeInMillis()).isBetween(1, 30_000);
  }

  @Test
  void whatInvocationsTakeIsCountedThoseThatFailToo() throws Exception {
    ScriptedHandler handler = new ScriptedHandler();
    FunctionHost host = handler.host(spec);
    host.invoke(bytes("{}"));
    Work.Sum first = host.work().sum();
    handler.answer(event -> {
      throw new IllegalArgumentException("no such asset");
    });
    assertThatThrownBy(() -> host.invoke(bytes("{}"))).isInstanceOf(FunctionFailedException.class);

    Work.Sum second = host.work().sum().since(first);

    assertThat(first.invocations()).isOne();
    assertThat(second.invocations()).isOne();
    assertThat(second.busyNanos()).isPositive();
    assertThat(second.cpuNanos()).isNotNegative();
  }

  @Test
  void anExceptionOfTheHandlerIsReportedWithTheFunctionsName() {
    ScriptedHandler handler = new ScriptedHandler();
    handler.answer(event -> {
      throw new IllegalArgumentException("no such asset");
    });

    assertThatThrownBy(() -> handler.host(spec).invoke(bytes("{}")))
        .isInstanceOf(FunctionFailedException.class)
        .hasMessageContaining("TestFunction")
        .hasMessageContaining("no such asset");
  }

  @Test
  void aFailedHandlerTakesTheNextEvent() throws Exception {
    ScriptedHandler handler = new ScriptedHandler();
    handler.answer(event -> {
      if (event.equals("bad")) {
        throw new IllegalStateException("bad");
      }
      return "ok";
    });
    FunctionHost host = handler.host(spec);
    assertThatThrownBy(() -> host.invoke(bytes("bad"))).isInstanceOf(FunctionFailedException.class);

    assertThat(host.invoke(bytes("good"))).asString(StandardCharsets.UTF_8).isEqualTo("ok");
  }

  @Test
  void aHandlerThatCannotBeCreatedIsNamed() {
    FunctionRuntime runtime =
        new FunctionRuntime(new Environment(Map.of()), Clock.systemUTC(), ledger -> {});

    assertThatThrownBy(() -> FunctionHost.create(spec, runtime, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TestFunction")
        .hasMessageContaining(ScriptedHandler.class.getName());
  }

  @Test
  void twoVersionsAreInvokedInTurnUntilOneIsRetired() throws Exception {
    FunctionHost host = answering("old").host(spec);
    FunctionHost.Version old = host.versions().getFirst();
    FunctionHost.Version next = host.add(List.of(answering("next")));

    assertThat(List.of(answer(host), answer(host), answer(host)))
        .containsExactly("old", "next", "old");
    host.retire(old);

    assertThat(List.of(answer(host), answer(host))).containsOnly("next");
    assertThat(host.versions()).containsExactly(next);
  }

  @Test
  void aVersionThatIsRetiredWhileItWorksEndsItsWorkAndGetsNoMore() throws Exception {
    ScriptedHandler old = new ScriptedHandler();
    FunctionHost host = old.host(spec);
    FunctionHost.Version first = host.versions().getFirst();
    old.answer(event -> {
      host.add(List.of(answering("next")));
      host.retire(first);
      return "old";
    });

    assertThat(List.of(answer(host), answer(host), answer(host)))
        .containsExactly("old", "next", "next");
  }

  @Test
  void theOnlyVersionIsNotRetired() {
    FunctionHost host = answering("only").host(spec);

    assertThatThrownBy(() -> host.retire(host.versions().getFirst()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("TestFunction")
        .hasMessageContaining("add another");
  }

  private static ScriptedHandler answering(String word) {
    ScriptedHandler handler = new ScriptedHandler();
    handler.answer(event -> word);
    return handler;
  }

  private static String answer(FunctionHost host) throws Exception {
    return new String(host.invoke(bytes("{}")), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

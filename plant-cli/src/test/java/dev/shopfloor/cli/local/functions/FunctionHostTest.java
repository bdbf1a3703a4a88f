package dev.shopfloor.cli.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.runtime.Environment;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
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

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.shopfloor.cli.local.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.cli.local.template.FunctionSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A handler that records its events and answers by a script. */
public final class ScriptedHandler implements RequestStreamHandler {
  private final List<String> events = new CopyOnWriteArrayList<>();
  private final List<Context> contexts = new CopyOnWriteArrayList<>();
  private volatile Function<String, String> script = event -> "";

  public static FunctionSpec spec(Optional<FunctionSpec.AsyncConfig> onFailure) {
    return new FunctionSpec(
        "TestFunction",
        "arn:aws:lambda:eu-local-1:000000000000:function:TestFunction",
        Optional.of("live"),
        "test-fn",
        ScriptedHandler.class.getName(),
        Map.of(),
        30,
        Optional.empty(),
        onFailure,
        List.of());
  }

  public FunctionHost host(FunctionSpec spec) {
    return FunctionHost.of(spec, List.of(this));
  }

  /** The answer to an event, as text; may throw. */
  public void answer(Function<String, String> newScript) {
    script = newScript;
  }

  public List<String> events() {
    return events;
  }

  public List<Context> contexts() {
    return contexts;
  }

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    events.add(event);
    contexts.add(context);
    output.write(script.apply(event).getBytes(StandardCharsets.UTF_8));
  }
}

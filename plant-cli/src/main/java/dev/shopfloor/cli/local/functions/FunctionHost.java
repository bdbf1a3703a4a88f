package dev.shopfloor.cli.local.functions;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.shopfloor.cli.local.template.FunctionSpec;
import dev.shopfloor.runtime.aws.FunctionRuntime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * One function: its handler, created once per environment and never called by two threads at once,
 * as on Lambda.
 */
public final class FunctionHost {
  private final FunctionSpec spec;
  private final BlockingQueue<RequestStreamHandler> idle = new LinkedBlockingQueue<>();

  private final int environments;

  private FunctionHost(FunctionSpec spec, int environments) {
    this.spec = spec;
    this.environments = environments;
  }

  /**
   * Creates the handler that the template names.
   *
   * @param environments how many invocations may run at once, each with a handler of its own
   * @throws IllegalStateException when the handler cannot be created, with its own reason
   */
  public static FunctionHost create(FunctionSpec spec, FunctionRuntime runtime, int environments) {
    List<RequestStreamHandler> handlers = new ArrayList<>();
    for (int i = 0; i < environments; i++) {
      handlers.add(handler(spec, runtime));
    }
    return of(spec, handlers);
  }

  /** A host of handlers that exist already, one for each environment. */
  public static FunctionHost of(FunctionSpec spec, List<? extends RequestStreamHandler> handlers) {
    FunctionHost host = new FunctionHost(spec, handlers.size());
    host.idle.addAll(handlers);
    return host;
  }

  private static RequestStreamHandler handler(FunctionSpec spec, FunctionRuntime runtime) {
    try {
      return Class.forName(spec.handlerClass())
          .asSubclass(RequestStreamHandler.class)
          .getConstructor(FunctionRuntime.class)
          .newInstance(runtime);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          spec.name() + " does not start: " + e.getTargetException(), e.getTargetException());
    } catch (ReflectiveOperationException | ClassCastException e) {
      throw new IllegalStateException(
          spec.name() + ": cannot create the handler " + spec.handlerClass() + ": " + e, e);
    }
  }

  /** What the template says about the function. */
  public FunctionSpec spec() {
    return spec;
  }

  /** How many invocations may run at once. */
  int environments() {
    return environments;
  }

  /**
   * Invokes the handler and waits for its answer; waits for a free environment first.
   *
   * @throws FunctionFailedException when the handler throws
   */
  @SuppressWarnings("IllegalCatch") // Lambda, too, takes whatever a handler throws.
  public byte[] invoke(byte[] event) throws FunctionFailedException, InterruptedException {
    RequestStreamHandler handler = idle.take();
    try {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      handler.handleRequest(new ByteArrayInputStream(event), answer, new LocalContext(spec));
      return answer.toByteArray();
    } catch (Exception | LinkageError e) {
      throw new FunctionFailedException(spec.name(), e);
    } finally {
      idle.add(handler);
    }
  }
}

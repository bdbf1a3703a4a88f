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
 *
 * <p>It may be rolled while it is invoked: another version is added beside the one that runs, both
 * are invoked in turn, and then one is retired.
 */
public final class FunctionHost {
  private final FunctionSpec spec;
  private final BlockingQueue<Idle> idle = new LinkedBlockingQueue<>();
  private final List<Version> versions = new ArrayList<>();
  private final int environments;
  private final Work work = new Work();
  private int added;

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
    host.add(handlers);
    return host;
  }

  /**
   * A handler as the template names it.
   *
   * @throws IllegalStateException when it cannot be created, with its own reason
   */
  public static RequestStreamHandler handler(FunctionSpec spec, FunctionRuntime runtime) {
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

  /** What all its invocations have taken so far. */
  public Work work() {
    return work;
  }

  /** How many invocations of one version may run at once. */
  public int environments() {
    return environments;
  }

  /**
   * One version of the function.
   *
   * @param number 1 for the first that was started here
   */
  public record Version(int number) {}

  private record Idle(Version version, RequestStreamHandler handler) {}

  /** The versions that are invoked, the oldest first. */
  public synchronized List<Version> versions() {
    return List.copyOf(versions);
  }

  /**
   * Starts a further version beside those that run: from now on they are invoked in turn.
   *
   * @param handlers one for each environment
   */
  public synchronized Version add(List<? extends RequestStreamHandler> handlers) {
    Version version = new Version(++added);
    versions.add(version);
    handlers.forEach(handler -> idle.add(new Idle(version, handler)));
    return version;
  }

  /**
   * Invokes a version no more; what it is doing it does to the end.
   *
   * @throws IllegalStateException when it is the only one
   */
  public synchronized void retire(Version version) {
    if (versions.equals(List.of(version))) {
      throw new IllegalStateException(
          spec.name() + ": version " + version.number() + " is the only one; add another first");
    }
    versions.remove(version);
    idle.removeIf(waiting -> waiting.version.equals(version));
  }

  private synchronized void free(Idle used) {
    if (versions.contains(used.version)) {
      idle.add(used);
    }
  }

  /**
   * Invokes the handler and waits for its answer; waits for a free environment first.
   *
   * @throws FunctionFailedException when the handler throws
   */
  @SuppressWarnings("IllegalCatch") // Lambda, too, takes whatever a handler throws.
  public byte[] invoke(byte[] event) throws FunctionFailedException, InterruptedException {
    Idle free = idle.take();
    Work.Span span = work.begin();
    try {
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      free.handler.handleRequest(new ByteArrayInputStream(event), answer, new LocalContext(spec));
      return answer.toByteArray();
    } catch (Exception | LinkageError e) {
      throw new FunctionFailedException(spec.name(), e);
    } finally {
      span.end();
      free(free);
    }
  }
}

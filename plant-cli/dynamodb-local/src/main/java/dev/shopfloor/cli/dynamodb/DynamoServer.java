package dev.shopfloor.cli.dynamodb;

import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;

/**
 * The child process: DynamoDB Local behind a server socket on loopback only, which Amazon's own
 * launcher cannot do. It prints {@code PORT <n>} when it is up and ends when its standard input
 * ends, so that it never outlives its parent, however that one dies.
 *
 * <p>Amazon's classes are named by reflection: their licence does not allow compiling against them
 * into a program.
 */
public final class DynamoServer {
  private static final String LOCAL = "software.amazon.dynamodb.services.local.server.";

  private DynamoServer() {}

  /**
   * Runs until standard input ends.
   *
   * @param args port (0 for a free one) and, for data that survives, a folder
   */
  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[0]);
    String folder = args.length > 1 ? args[1] : null;
    Object requests =
        type(LOCAL + "LocalDynamoDBRequestHandler")
            .getConstructor(int.class, boolean.class, String.class, boolean.class, boolean.class)
            .newInstance(0, folder == null, folder, true, false);
    Object handler = create(LOCAL + "LocalDynamoDBServerHandler", requests);
    Class<?> serverType = type("org.eclipse.jetty.server.Server");
    Object server =
        serverType
            .getConstructor(InetSocketAddress.class)
            .newInstance(new InetSocketAddress("127.0.0.1", port));
    serverType
        .getMethod("setHandler", type("org.eclipse.jetty.server.Handler"))
        .invoke(server, handler);
    try {
      serverType.getMethod("start").invoke(server);
    } catch (InvocationTargetException failed) {
      System.out.println("FAILED " + failed.getCause());
      System.exit(1);
    }
    Object connector = ((Object[]) serverType.getMethod("getConnectors").invoke(server))[0];
    Object bound =
        type("org.eclipse.jetty.server.NetworkConnector")
            .getMethod("getLocalPort")
            .invoke(connector);
    System.out.println("PORT " + bound);
    while (System.in.read() >= 0) {
      // nothing is ever said to this process; only the end counts
    }
    System.exit(0);
  }

  private static Object create(String name, Object requests) throws ReflectiveOperationException {
    for (var constructor : type(name).getConstructors()) {
      if (constructor.getParameterCount() == 2
          && constructor.getParameterTypes()[0].isInstance(requests)) {
        return constructor.newInstance(requests, null);
      }
    }
    throw new NoSuchMethodException(name + " has no constructor for a request handler");
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name);
  }
}

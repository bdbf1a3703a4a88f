package dev.shopfloor.cli.local.tables;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Runs DynamoDB Local on loopback in a process of its own.
 *
 * <p>By reflection only: its licence keeps it apart from our class path, so nothing of it may be
 * known to our compiler. Its own main class would listen on all interfaces.
 */
public final class DynamoDbChild {
  /** Begins the line that tells the parent the port. */
  static final String READY = "dynamodb-port=";

  private static final String SERVER = "software.amazon.dynamodb.services.local.server.";

  private DynamoDbChild() {}

  /** Starts the server, prints its port, and ends when standard input does. */
  public static void main(String[] args) throws ReflectiveOperationException, IOException {
    PrintStream toParent = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    Object server = server();
    server.getClass().getMethod("start").invoke(server);
    Object connector = ((Object[]) server.getClass().getMethod("getConnectors").invoke(server))[0];
    Object port = connector.getClass().getMethod("getLocalPort").invoke(connector);
    toParent.println(READY + port);
    waitForParentsEnd(System.in);
    Runtime.getRuntime().halt(0);
  }

  /** The pipe closes when the parent ends, however it ends: also by kill -9. */
  private static void waitForParentsEnd(InputStream in) {
    try {
      while (in.read() >= 0) {
        // The parent never writes; a byte would only mean that it lives.
      }
    } catch (IOException parentHasGone) {
      // The same as the end.
    }
  }

  private static Object server() throws ReflectiveOperationException {
    Class<?> requests = Class.forName(SERVER + "LocalDynamoDBRequestHandler");
    boolean inMemory = true;
    boolean sharedDatabase = true;
    Object requestHandler =
        requests
            .getConstructor(int.class, boolean.class, String.class, boolean.class, boolean.class)
            .newInstance(0, inMemory, null, sharedDatabase, false);
    Object httpHandler =
        Arrays.stream(Class.forName(SERVER + "LocalDynamoDBServerHandler").getConstructors())
            .filter(constructor -> constructor.getParameterCount() == 2)
            .findFirst()
            .orElseThrow(NoSuchMethodException::new)
            .newInstance(requestHandler, null);
    Class<?> serverClass = Class.forName("org.eclipse.jetty.server.Server");
    Object server =
        serverClass
            .getConstructor(InetSocketAddress.class)
            .newInstance(new InetSocketAddress("127.0.0.1", 0));
    serverClass
        .getMethod("setHandler", Class.forName("org.eclipse.jetty.server.Handler"))
        .invoke(server, httpHandler);
    return server;
  }
}

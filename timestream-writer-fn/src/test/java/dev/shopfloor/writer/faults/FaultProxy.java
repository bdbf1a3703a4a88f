package dev.shopfloor.writer.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The network between one process and the store: passes requests on, or does what it likes. */
final class FaultProxy implements AutoCloseable {
  private final StoreUnderTest store;
  private final Upstream upstream;
  private final Figures figures;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Queue<Throwable> problems = new ConcurrentLinkedQueue<>();
  private final Deque<Request> held = new ArrayDeque<>();
  private volatile @Nullable Invocation invocation;
  private int underWay;

  FaultProxy(StoreUnderTest store, Figures figures) throws IOException {
    this.store = store;
    this.figures = figures;
    upstream = new Upstream(store, figures);
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  /** The process begins another run. */
  void begin(Invocation next) {
    invocation = next;
  }

  /**
   * Lets all that is held arrive, and returns when no request is under way.
   *
   * @throws AssertionError when the store broke over a request
   */
  void settle() throws IOException, InterruptedException {
    synchronized (this) {
      while (underWay > 0) {
        wait();
      }
    }
    while (serveHeld()) {
      // one after the other
    }
    Throwable problem = problems.poll();
    if (problem != null) {
      throw new AssertionError("the store broke over a request", problem);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        open.add(socket);
        Thread.ofVirtual().start(() -> converse(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (Request next = Request.read(in); next != null; next = Request.read(in)) {
        begun();
        try {
          answer(next, socket, in);
        } finally {
          ended();
        }
      }
    } catch (IOException gone) {
      // whoever sent the request is dead or has closed the connection
    } catch (RuntimeException | Error problem) {
      problems.add(problem);
    } finally {
      open.remove(socket);
    }
  }

  private void answer(Request request, Socket socket, InputStream in) throws IOException {
    Invocation now = invocation;
    if (now == null) {
      throw new IllegalStateException("a request before any invocation");
    }
    int same = now.seen(request.content());
    Step killed = now.kill.request();
    Fault fault = killed == null ? now.fault(request.content(), same) : fault(killed);
    figures.met(fault);
    SplittableRandom random = now.random(~request.content(), same);
    switch (fault) {
      case NONE -> socket.getOutputStream().write(serve(request).bytes());
      case THROTTLED, UNAVAILABLE, BROKEN, DENIED ->
          socket.getOutputStream().write(store.answer(fault, random).bytes());
      case RESET_BEFORE -> reset(socket);
      case RESET_AFTER -> {
        serve(request);
        reset(socket);
      }
      case CUT_ANSWER -> {
        byte[] bytes = serve(request).bytes();
        socket.getOutputStream().write(bytes, 0, random.nextInt(bytes.length - 3));
        socket.close();
      }
      case SLOW -> {
        now.clock.pass(Duration.ofMillis(random.nextInt(500, 9_000)));
        socket.getOutputStream().write(serve(request).bytes());
      }
      case HELD -> {
        synchronized (held) {
          held.add(request);
        }
        reset(socket);
      }
      case SILENT -> {
        serve(request);
        // until the writer gives up
        in.read();
        socket.close();
      }
    }
    if (random.nextInt(3) == 0) {
      serveHeld();
    }
  }

  private static Fault fault(Step killed) {
    return switch (killed) {
      case REQUEST_LOST -> Fault.RESET_BEFORE;
      case REQUEST_TAKEN -> Fault.RESET_AFTER;
      default -> Fault.NONE;
    };
  }

  private Answer serve(Request request) {
    try {
      return upstream.serve(request);
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private boolean serveHeld() {
    Request next;
    synchronized (held) {
      next = held.poll();
    }
    if (next == null) {
      return false;
    }
    serve(next);
    return true;
  }

  private static void reset(Socket socket) throws IOException {
    // no lingering: the other side sees a reset and no orderly end
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private synchronized void begun() {
    underWay++;
  }

  private synchronized void ended() {
    underWay--;
    notifyAll();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}

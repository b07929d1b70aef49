package dateline.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP proxy on loopback, for tests of what a bad network does. Made for MongoDB (connect with
 * {@code directConnection=true}) and the registry; a Kafka client would leave it for the address
 * that the broker advertises. Safe for use by several threads.
 */
public final class FaultProxy implements AutoCloseable {

  private static final int CHUNK = 16 * 1024;

  private final int target;
  private final ServerSocket server;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private Fault fault = new Fault.None();
  private boolean closed;

  private FaultProxy(int target, ServerSocket server) {
    this.target = target;
    this.server = server;
  }

  /** Starts a proxy without a fault, on a free port, for a part. */
  public static FaultProxy to(PartProcess part) {
    return to(part.port());
  }

  static FaultProxy to(int target) {
    try {
      FaultProxy proxy =
          new FaultProxy(target, new ServerSocket(0, 50, InetAddress.getByName(Ports.HOST)));
      start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new StackException("Can't start a proxy: " + e.getMessage(), e);
    }
  }

  /** The port clients connect to. */
  public int port() {
    return server.getLocalPort();
  }

  /** Replaces the fault; {@link Fault.None} ends it. Open connections are subject to it at once. */
  public void set(Fault next) {
    synchronized (this) {
      fault = next;
      notifyAll();
    }
    if (next instanceof Fault.Reset) {
      resetAll();
    }
  }

  @Override
  public void close() throws IOException {
    synchronized (this) {
      closed = true;
      notifyAll();
    }
    server.close();
    resetAll();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        open.add(client);
        if (fault() instanceof Fault.Reset) {
          reset(client);
        } else {
          connect(client);
        }
      } catch (IOException e) {
        // The server socket is closed, or this one client is gone: the next one may come.
        continue;
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket part;
    try {
      part = new Socket(Ports.HOST, target);
    } catch (IOException e) {
      reset(client);
      throw e;
    }
    open.add(part);
    start(() -> pump(client, part, false));
    start(() -> pump(part, client, true));
  }

  private void pump(Socket from, Socket to, boolean replies) {
    try {
      if (copy(from.getInputStream(), to.getOutputStream(), replies)) {
        end(from, to);
        return;
      }
    } catch (IOException e) {
      // One side has gone without an orderly end; so does the other.
      reset(to);
    }
    reset(from);
    reset(to);
  }

  /** Gives whether the bytes came to their orderly end; else the connection is to be reset. */
  private boolean copy(InputStream in, OutputStream out, boolean replies) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long passed = 0;
    Fault before = fault();
    for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
      Fault now = await(read);
      passed = now == before ? passed : 0;
      before = now;
      int allowed =
          replies && now instanceof Fault.CutReplies cut ? allowed(cut, passed, read) : read;
      out.write(chunk, 0, allowed);
      passed += allowed;
      if (allowed < read || now instanceof Fault.Reset) {
        return false;
      }
    }
    return true;
  }

  /** Passes an orderly end on, and closes both when it is the second one. */
  private void end(Socket from, Socket to) throws IOException {
    to.shutdownOutput();
    if (from.isOutputShutdown()) {
      open.remove(from);
      open.remove(to);
      from.close();
      to.close();
    }
  }

  private static int allowed(Fault.CutReplies cut, long passed, int read) {
    return (int) Math.min(read, Math.max(0, cut.bytes() - passed));
  }

  /** Holds a chunk as long as the fault says; gives the fault that then applies. */
  private synchronized Fault await(int bytes) throws IOException {
    try {
      while (fault instanceof Fault.BlackHole && !closed) {
        wait();
      }
      if (fault instanceof Fault.Slow slow) {
        Duration transfer =
            slow.bytesPerSecond() == 0
                ? Duration.ZERO
                : Duration.ofNanos(bytes * 1_000_000_000L / slow.bytesPerSecond());
        long end = System.nanoTime() + slow.latency().plus(transfer).toNanos();
        for (long left = end - System.nanoTime();
            left > 0 && fault == slow && !closed;
            left = end - System.nanoTime()) {
          wait(left / 1_000_000 + 1);
        }
      }
      return fault;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private synchronized Fault fault() {
    return fault;
  }

  private void resetAll() {
    open.forEach(this::reset);
  }

  private void reset(Socket socket) {
    open.remove(socket);
    try {
      // Without lingering, closing sends a reset and drops what is in the buffers.
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It was closed already, which is what was wanted.
      return;
    }
  }

  private static void start(Runnable run) {
    Thread thread = new Thread(run, "fault-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}

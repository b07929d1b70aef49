package dateline.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** Ports on the loopback address, for processes that listen there. */
public final class Ports {

  private static final int LOWEST = 20_000;
  private static final int HIGHEST = 32_000;

  private Ports() {}

  /** The loopback address in its only spelling here: names may resolve to IPv6 first. */
  public static final String HOST = "127.0.0.1";

  /**
   * Any free port; another process may take it before its user does, which then says so. It is
   * below the range that systems give to outgoing connections: from there, a client that calls a
   * part while it is down could be given the part's own port, and keep it from coming back.
   */
  public static int free() {
    for (int tries = 0; tries < 1_000; tries++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new StackException("No free port from " + LOWEST + " to " + HIGHEST + " on " + HOST);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = bind(port)) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Makes sure that a process can listen on a port.
   *
   * @param port the port
   * @param owner what is to listen there, for the message
   * @param option option of the command line that chooses another port, for the message
   * @throws StackException if it is taken
   */
  public static void requireFree(int port, String owner, String option) {
    try (ServerSocket socket = bind(port)) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw new StackException(
          "Port %d, chosen for %s, is taken on %s (%s). Stop what listens there, or choose another port with %s; 0 takes any free one."
              .formatted(port, owner, HOST, e.getMessage(), option),
          e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      // Connections of a process that has just ended linger in TIME_WAIT; they don't block it.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(loopback(), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static InetAddress loopback() throws UnknownHostException {
    return InetAddress.getByAddress(HOST, new byte[] {127, 0, 0, 1});
  }
}

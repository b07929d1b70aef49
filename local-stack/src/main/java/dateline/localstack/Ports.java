package dateline.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Ports on the loopback address. */
final class Ports {

  private Ports() {}

  /** The loopback address in its only spelling here: names may resolve to IPv6 first. */
  static final String HOST = "127.0.0.1";

  /**
   * The chosen port of a part, or a free one.
   *
   * @throws StackException if the chosen port is taken
   */
  static int take(Part part, int chosen) {
    if (chosen == 0) {
      return free();
    }
    requireFree(part, chosen);
    return chosen;
  }

  /** Any free port; another process may take it before its user does, which then says so. */
  static int free() {
    try (ServerSocket socket = bind(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StackException("No free port on " + HOST, e);
    }
  }

  static void requireFree(Part part, int port) {
    try (ServerSocket socket = bind(port)) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw new StackException(
          "Port %d, chosen for %s, is taken on %s (%s). Stop what listens there, or choose another port with --%s-port; 0 takes any free one."
              .formatted(port, part.label(), HOST, e.getMessage(), part.label()),
          e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      // Connections of a part that has just ended linger in TIME_WAIT; they don't block it.
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

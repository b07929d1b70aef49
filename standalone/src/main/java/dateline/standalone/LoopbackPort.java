package dateline.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of services on the loopback address. */
final class LoopbackPort {

  /** Spelled as a number: names may resolve to IPv6 first. */
  static final String HOST = "127.0.0.1";

  private LoopbackPort() {}

  /** The chosen port, or any free one for 0. */
  static int take(int chosen) {
    if (chosen != 0) {
      return chosen;
    }
    try (ServerSocket socket = bind(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new StandaloneException("No free port on " + HOST, e);
    }
  }

  static void requireFree(Service service, int port) {
    try (ServerSocket socket = bind(port)) {
      socket.getLocalPort();
    } catch (IOException e) {
      throw new StandaloneException(
          ("Port %d, for %s-service, is taken on %s (%s). Stop what listens there, or choose"
                  + " another with --%s-port; 0 takes any free one.")
              .formatted(port, service.label(), HOST, e.getMessage(), service.label()),
          e);
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      // Connections of a process that has just ended linger in TIME_WAIT; they don't block it.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}

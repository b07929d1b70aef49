package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

  /** Linux gives 32768 and above to outgoing connections, so a restart could find it in use. */
  @Test
  void freePortIsOutsideOfWhatConnectionsAreGiven() throws IOException {
    int port = Ports.free();
    assertThat(port).isBetween(20_000, 32_000);
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(Ports.HOST))) {
      assertThat(socket.getLocalPort()).isEqualTo(port);
    }
  }

  @Test
  void takenPortIsToldWithItsOwnerAndTheOptionThatChangesIt() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName(Ports.HOST))) {
      int port = taken.getLocalPort();
      assertThatThrownBy(() -> Ports.requireFree(port, "store-service", "--store-port"))
          .isInstanceOf(StackException.class)
          .hasMessageStartingWith("Port " + port + ", chosen for store-service, is taken")
          .hasMessageContaining("another port with --store-port; 0 takes any free one");
    }
  }
}

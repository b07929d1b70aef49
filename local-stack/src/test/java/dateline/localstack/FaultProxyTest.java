package dateline.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

  private static final byte[] PING = {1, 2, 3, 4};

  private ServerSocket echo;
  private FaultProxy proxy;
  private Socket client;

  @BeforeEach
  void connect() throws IOException {
    echo = new ServerSocket(0, 5, InetAddress.getByName(Ports.HOST));
    Thread thread = new Thread(this::echo);
    thread.setDaemon(true);
    thread.start();
    proxy = FaultProxy.to(echo.getLocalPort());
    client = new Socket(Ports.HOST, proxy.port());
    client.setSoTimeout(300);
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    proxy.close();
    echo.close();
  }

  @Test
  void passesBytesWithoutFault() throws IOException {
    assertThat(ping(4)).isEqualTo(PING);
  }

  @Test
  void blackHoleHoldsBytesUntilItEnds() throws IOException {
    proxy.set(new Fault.BlackHole());
    assertThatThrownBy(() -> ping(4)).isInstanceOf(SocketTimeoutException.class);
    proxy.set(new Fault.None());
    assertThat(read(4)).isEqualTo(PING);
  }

  @Test
  void slownessCountsInBothDirections() throws IOException {
    client.setSoTimeout(5_000);
    proxy.set(new Fault.Slow(Duration.ofMillis(100), 40));
    long start = System.nanoTime();
    assertThat(ping(4)).isEqualTo(PING);
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isBetween(Duration.ofMillis(400), Duration.ofSeconds(3));
  }

  @Test
  void resetEndsOpenAndNewConnections() throws IOException {
    assertThat(ping(4)).isEqualTo(PING);
    proxy.set(new Fault.Reset());
    assertThatThrownBy(() -> ping(4)).isInstanceOf(SocketException.class);
    try (Socket late = new Socket(Ports.HOST, proxy.port())) {
      assertThatThrownBy(() -> late.getInputStream().read()).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void cutRepliesCountsFromTheBeginningOfTheFault() throws IOException {
    assertThat(ping(4)).isEqualTo(PING);
    proxy.set(new Fault.CutReplies(6));
    assertThat(ping(4)).isEqualTo(PING);
    assertThatThrownBy(() -> ping(4)).isInstanceOf(IOException.class);
  }

  private byte[] ping(int expected) throws IOException {
    client.getOutputStream().write(PING);
    return read(expected);
  }

  private byte[] read(int expected) throws IOException {
    byte[] read = new byte[expected];
    new DataInputStream(client.getInputStream()).readFully(read);
    return read;
  }

  private void echo() {
    try (Socket accepted = echo.accept()) {
      accepted.getInputStream().transferTo(accepted.getOutputStream());
    } catch (IOException e) {
      assertThat(e).isInstanceOf(SocketException.class);
    }
  }
}

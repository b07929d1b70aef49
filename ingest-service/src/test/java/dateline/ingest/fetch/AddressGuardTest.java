package dateline.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {

  private final AddressGuard guard = new AddressGuard(Set.of(80, 443), List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.100.100.200",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.7",
        "192.88.99.1",
        "192.168.1.1",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::8.8.8.8",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b::808:808",
        "64:ff9b:1::a00:1",
        "100::1",
        "2001::1",
        "2001:0:53aa:64c:0:0:80ff:fffe",
        "2001:db8::1",
        "2002:7f00:1::1",
        "2002:c0a8:101::1",
        "3fff::1",
        "fc00::1",
        "fd12:3456::1",
        "fe80::1",
        "febf::1",
        "fec0::1",
        "ff02::1",
        "ff0e::1"
      })
  void refusesWhatIsNotPublicUnicast(String address) throws UnknownHostException {
    assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.0.0.1",
        "128.0.0.1",
        "169.253.1.1",
        "172.15.255.255",
        "172.32.0.1",
        "192.0.1.1",
        "192.167.1.1",
        "198.17.255.255",
        "198.20.0.1",
        "223.255.255.255",
        "::ffff:8.8.8.8",
        "2001:4860:4860::8888",
        "2606:4700::1111",
        "2a00:1450:4001::1"
      })
  void admitsPublicUnicast(String address) throws UnknownHostException {
    assertThat(AddressGuard.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:///etc/passwd",
        "gopher://news.example/1",
        "jar:http://news.example/a.jar!/b",
        "ftp://news.example/feed",
        "data:text/xml,x",
        "http:news.example",
        "http:///feed",
        "http://user@news.example/",
        "http://user:pass@news.example/",
        "http://news.example:22/",
        "http://news.example:8080/",
        "http://news.example:0/",
        "http://news.example:99999/",
        "http://127.1/",
        "http://127.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://0x7f000001/",
        "http://0177.0.0.1/",
        "http://127.0.0.01/",
        "http://127.0.0.0x1/",
        "http://news.example.1/",
        "http://[::1%25lo]/",
        "http://-news.example/",
        "http://a..b/",
      })
  void refusesTheForm(String uri) {
    assertThat(guard.target(URI.create(uri))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1/",
        "http://127.0.0.1./",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[0:0:0:0:0:ffff:7f00:1]/",
        "https://169.254.169.254/latest/meta-data/",
        "http://[fe80::1]/"
      })
  void refusesLiteralsOfPlacesAroundUs(String uri) throws UnknownHostException {
    Target target = guard.target(URI.create(uri)).orElseThrow();
    assertThat(guard.admits(target, List.of(InetAddress.getByName(target.host())))).isFalse();
  }

  @Test
  void takesAnAddressApart() {
    Target target = guard.target(URI.create("HTTPS://News.Example./a?b=c")).orElseThrow();

    assertThat(target.tls()).isTrue();
    assertThat(target.host()).isEqualTo("news.example");
    assertThat(target.port()).isEqualTo(443);
    assertThat(target.pathAndQuery()).isEqualTo("/a?b=c");
    assertThat(target.origin()).isEqualTo("https://news.example:443");
    assertThat(target.authority()).isEqualTo("news.example");
  }

  @Test
  void takesNamesWithUnderscores() {
    assertThat(guard.target(URI.create("http://my_wire.example/")).orElseThrow().host())
        .isEqualTo("my_wire.example");
  }

  @Test
  void refusesANameIfOneOfItsAddressesIsRefused() throws UnknownHostException {
    Target target = guard.target(URI.create("http://news.example/")).orElseThrow();
    InetAddress fit = InetAddress.getByName("1.1.1.1");
    InetAddress unfit = InetAddress.getByName("10.0.0.1");

    assertThat(guard.admits(target, List.of(fit))).isTrue();
    assertThat(guard.admits(target, List.of(fit, unfit))).isFalse();
    assertThat(guard.admits(target, List.of())).isFalse();
  }

  @Test
  void allowsWhatTheOperatorNames() throws UnknownHostException {
    AddressGuard open =
        new AddressGuard(
            Set.of(80, 443), List.of("10.1.0.0/16", "127.0.0.1:8090", "[::1]:8091", "feeds:8092"));

    assertThat(admits(open, "http://10.1.2.3:9999/", "10.1.2.3")).isTrue();
    assertThat(admits(open, "http://10.2.2.3/", "10.2.2.3")).isFalse();
    assertThat(admits(open, "http://127.0.0.1:8090/", "127.0.0.1")).isTrue();
    assertThat(admits(open, "http://127.0.0.1:8091/", "127.0.0.1")).isFalse();
    assertThat(admits(open, "http://[::1]:8091/", "::1")).isTrue();
    assertThat(admits(open, "http://feeds:8092/", "10.9.9.9")).isTrue();
    assertThat(admits(open, "http://other:8092/", "10.9.9.9")).isFalse();
    assertThat(admits(open, "http://news.example:8080/", "1.1.1.1")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "127.1", ""})
  void refusesToStartWithAnAllowanceThatIsNone(String entry) {
    assertThatThrownBy(() -> new AddressGuard(Set.of(80), List.of(entry)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean admits(AddressGuard guard, String uri, String address)
      throws UnknownHostException {
    Target target = guard.target(URI.create(uri)).orElseThrow();
    return guard.admits(target, List.of(InetAddress.getByName(address)));
  }
}

package dateline.ingest.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps fetches out of the networks around us. An address is fetched only if it is http or https,
 * names no user, has an allowed port, and everything its name resolves to is a public unicast
 * address (the registries of RFC 6890). What the operator allows by name or network is let through.
 */
final class AddressGuard {

  private static final List<Network> REFUSED_IPV4 =
      networks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8",
          "100.64.0.0/10", // carrier-grade NAT, and metadata services of some clouds
          "127.0.0.0/8",
          "168.63.129.16/32", // a public number that leads into the host of a cloud's machines
          "169.254.0.0/16", // link-local, metadata services
          "172.16.0.0/12",
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // relays of 6to4
          "192.168.0.0/16",
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, broadcast

  /**
   * Global unicast is all that IPv6 has handed out: this leaves out ::1, ::, IPv4-compatible and
   * -mapped addresses, NAT64, unique local, link-local, site-local and multicast at once.
   */
  private static final Network GLOBAL_IPV6 = Network.of("2000::/3");

  private static final List<Network> REFUSED_IPV6 =
      networks(
          "2001::/23", // protocol assignments, Teredo among them
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4: carries any IPv4 address
          "3fff::/20"); // documentation

  /** What browsers would read as a number, and so as IPv4 (WHATWG URL, "ends in a number"). */
  private static final Pattern NUMBER_AT_END =
      Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9A-Fa-f]*)");

  private static final Pattern NAME =
      Pattern.compile(
          "(?=.{1,253}$)[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\\.[a-z0-9_][a-z0-9_-]{0,62})*");
  private static final Pattern AUTHORITY =
      Pattern.compile("([^:\\[\\]@]+|\\[[^\\]@]+])(?::(\\d{1,5}))?");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[([^\\]]+)]|([^:/]+)):(\\d{1,5})");

  /** A host name or address that is allowed with one port. */
  private record Door(String host, int port) {}

  private final Set<Integer> ports;
  private final List<Network> networks = new ArrayList<>();
  private final List<Door> doors = new ArrayList<>();

  /**
   * Guards.
   *
   * @param ports ports that may be connected to
   * @param allowed what is let through all the same: networks, or hosts with a port
   * @throws IllegalArgumentException if one of these is neither
   */
  AddressGuard(Set<Integer> ports, List<String> allowed) {
    this.ports = Set.copyOf(ports);
    for (String entry : allowed) {
      Matcher door = HOST_AND_PORT.matcher(entry.strip());
      if (door.matches()) {
        String host = door.group(1) == null ? door.group(2) : door.group(1);
        doors.add(
            new Door(canonical(host.toLowerCase(Locale.ROOT)), Integer.parseInt(door.group(3))));
      } else {
        networks.add(Network.of(entry.strip()));
      }
    }
  }

  /** Checks the form of an address, without asking any name server; nothing if it is refused. */
  Optional<Target> target(URI uri) {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    Matcher authority =
        AUTHORITY.matcher(uri.getRawAuthority() == null ? "" : uri.getRawAuthority());
    if (!Set.of("http", "https").contains(scheme) || !authority.matches()) {
      return Optional.empty();
    }
    int port = authority.group(2) == null ? -1 : Integer.parseInt(authority.group(2));
    return host(authority.group(1))
        .map(host -> Target.of(uri, host, port))
        .filter(t -> t.port() > 0 && t.port() <= 65_535)
        .filter(this::mayUsePort);
  }

  /** Decides once it is known where the name leads: every one of its addresses has to be fit. */
  boolean admits(Target target, List<InetAddress> addresses) {
    return !addresses.isEmpty() && addresses.stream().allMatch(a -> admits(target, a));
  }

  private boolean admits(Target target, InetAddress address) {
    return networks.stream().anyMatch(n -> n.contains(address))
        || hasDoor(target.host(), target.port())
        || hasDoor(address.getHostAddress(), target.port())
        || ports.contains(target.port()) && isPublic(address);
  }

  static boolean isPublic(InetAddress address) {
    if (address instanceof Inet4Address) {
      return REFUSED_IPV4.stream().noneMatch(n -> n.contains(address));
    }
    return GLOBAL_IPV6.contains(address)
        && REFUSED_IPV6.stream().noneMatch(n -> n.contains(address));
  }

  /** A port beyond the usual ones is fit only where something is allowed that it may lead to. */
  private boolean mayUsePort(Target target) {
    return ports.contains(target.port())
        || !networks.isEmpty()
        || doors.stream().anyMatch(d -> d.port() == target.port());
  }

  private boolean hasDoor(String host, int port) {
    return doors.contains(new Door(host, port));
  }

  private static Optional<String> host(String written) {
    if (written.startsWith("[")) {
      return Network.address(written.substring(1, written.length() - 1))
          .map(InetAddress::getHostAddress);
    }
    String name = written.toLowerCase(Locale.ROOT);
    String host = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (NUMBER_AT_END.matcher(host).matches()) {
      return Network.address(host).map(InetAddress::getHostAddress);
    }
    return Optional.of(host).filter(h -> NAME.matcher(h).matches());
  }

  private static String canonical(String host) {
    return Network.address(host).map(InetAddress::getHostAddress).orElse(host);
  }

  private static List<Network> networks(String... cidrs) {
    return Stream.of(cidrs).map(Network::of).toList();
  }
}

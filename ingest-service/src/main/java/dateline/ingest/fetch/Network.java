package dateline.ingest.fetch;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of IPv4 or IPv6 addresses.
 *
 * @param prefix its first address
 * @param bits how many leading bits all its addresses share with it
 */
record Network(InetAddress prefix, int bits) {

  private static final Pattern IPV4 =
      Pattern.compile(
          "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** A range as {@code 10.0.0.0/8}; a lone address is a range of one. */
  static Network of(String cidr) {
    String[] parts = cidr.split("/", -1);
    InetAddress first =
        address(parts[0]).orElseThrow(() -> new IllegalArgumentException("no address: " + cidr));
    int width = first.getAddress().length * 8;
    int bits = parts.length == 1 ? width : Integer.parseInt(parts[1]);
    if (parts.length > 2 || bits < 0 || bits > width) {
      throw new IllegalArgumentException("no network: " + cidr);
    }
    return new Network(first, bits);
  }

  /** An address in its usual spelling; nothing for a name and for odd spellings as 127.1. */
  static Optional<InetAddress> address(String literal) {
    if (!IPV4.matcher(literal).matches() && !IPV6.matcher(literal).matches()) {
      return Optional.empty();
    }
    try {
      // Of these spellings the JDK asks no name server.
      return Optional.of(InetAddress.getByName(literal));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    byte[] own = prefix.getAddress();
    if (bytes.length != own.length) {
      return false;
    }
    int rest = bytes.length * 8 - bits;
    return new BigInteger(1, bytes)
        .shiftRight(rest)
        .equals(new BigInteger(1, own).shiftRight(rest));
  }
}

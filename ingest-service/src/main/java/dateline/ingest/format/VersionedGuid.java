package dateline.ingest.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A provider's identifier without the version that some providers write at its end, so that all
 * versions of an item share one. It is taken off by two rules, never by resemblance:
 *
 * <ul>
 *   <li>{@code urn:newsml:PROVIDER:DATE:ITEM:REVISION}: RFC 3085 defines the last part as the
 *       revision, with the update indicator N, U or A behind it. An item identifier has no colon
 *       there, so that a name of fewer or more parts holds no revision.
 *   <li>{@code …ITEM:VERSION}, where VERSION is exactly the version that the item states in a place
 *       of its own, and what stands in front still names an item: it has a digit in it. So {@code
 *       tag:example.org,2026:story:3} stays whole, because all stories of that provider would
 *       become one.
 * </ul>
 *
 * @param guid the identifier over all versions
 * @param version the version that the item states, else the revision of its URN
 */
public record VersionedGuid(String guid, Optional<String> version) {

  private static final Pattern NEWSML_URN =
      Pattern.compile(
          "(urn:newsml:[^:]+:\\d{8}(?:T[0-9Z+-]+)?:[^:]+):(\\d+)[NUA]?", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d*");

  /** Of an identifier and the version that the item states, if it does. */
  public static VersionedGuid of(String guid, Optional<String> stated) {
    String whole = guid.strip();
    Optional<String> version = stated.map(String::strip).filter(each -> !each.isEmpty());
    Matcher urn = NEWSML_URN.matcher(whole);
    if (urn.matches()) {
      return new VersionedGuid(urn.group(1), version.or(() -> Optional.of(urn.group(2))));
    }
    return new VersionedGuid(
        version
            .filter(each -> NUMBER.matcher(each).matches() && whole.endsWith(":" + each))
            .map(each -> whole.substring(0, whole.length() - each.length() - 1))
            .filter(VersionedGuid::namesItem)
            .orElse(whole),
        version);
  }

  /** Whether there is a part with a digit in it behind the scheme and the naming authority. */
  private static boolean namesItem(String uri) {
    int scheme = uri.indexOf(':');
    int authority = uri.startsWith("//", scheme + 1) ? scheme + 3 : scheme + 1;
    int last = Math.max(uri.lastIndexOf(':'), uri.lastIndexOf('/'));
    return scheme > 0
        && last > authority
        && uri.substring(last).chars().anyMatch(Character::isDigit);
  }
}

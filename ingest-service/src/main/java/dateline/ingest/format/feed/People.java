package dateline.ingest.format.feed;

import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.lenient.XmlElement;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads who made an entry. RSS 2.0 wants a mail address with the name in brackets behind it, feeds
 * write names, addresses and both in either order; Atom sets them apart (RFC 4287 section 3.2).
 */
final class People {

  private static final Pattern MAIL =
      Pattern.compile("(?:mailto:)?([^\\s<>()\\[\\],;:\"@]{1,64}@[^\\s<>()\\[\\],;:\"@]{1,255})");
  private static final Pattern AROUND_A_NAME =
      Pattern.compile("^[\\s()<>\\[\\],;\"]+|[\\s()<>\\[\\],;\"]+$");

  private People() {}

  /** A line of whatever form. */
  static Parts.Credit credit(String role, String line) {
    Matcher mail = MAIL.matcher(line);
    if (line.indexOf('@') < 0 || !mail.find()) {
      return new Parts.Credit(role, line);
    }
    String address = mail.group(1);
    String rest = line.substring(0, mail.start()) + " " + line.substring(mail.end());
    boolean more = mail.find();
    String name = AROUND_A_NAME.matcher(rest).replaceAll("").replace("()", "").strip();
    return more
        ? new Parts.Credit(role, line)
        : new Parts.Credit(
            role, name.isEmpty() ? address : name, Optional.of(address), Optional.empty());
  }

  /** Adds the person that an element names, by text or by its parts. */
  static void add(String role, XmlElement person, Addresses addresses, ItemBuilder builder) {
    Optional<String> name = person.text("atom:name", "name");
    Optional<String> mail = person.text("atom:email", "email", "itunes:email");
    Optional<String> page =
        person
            .text("atom:uri", "atom:url", "atom:homepage", "uri", "url", "homepage")
            .map(addresses.within(person)::resolve);
    if (!person.hasChildren()) {
      builder.credit(credit(role, person.line()));
    } else {
      name.or(() -> person.text("itunes:name"))
          .or(() -> mail)
          .or(() -> page)
          .or(() -> Optional.of(person.line()))
          .ifPresent(raw -> builder.credit(new Parts.Credit(role, raw, mail, page)));
    }
  }
}

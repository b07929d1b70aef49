package dateline.ingest.format.mail;

import dateline.ingest.format.Fact;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The header fields of a mail, unfolded and decoded, by lower-case name; the first of each counts.
 */
final class MailHead {

  private static final int MAX_IDENTIFIER = 2048;

  private static final Pattern ID = Pattern.compile("<([^<>\\s]{1,2048})>");
  private static final Pattern ADDRESS = Pattern.compile("\\s*<[^<>]*>\\s*");
  private static final Pattern COMMENT = Pattern.compile("\\(([^()]{1,200})\\)");
  private static final Pattern AGAIN = Pattern.compile("(?i)^(?:(?:re|fwd?|aw|wg|tr)\\s*:\\s*)+");

  /** What the fields that clients set for their users come to; without one, nothing is urgent. */
  private static final Map<String, String> URGENCY =
      Map.of(
          "1",
          "2",
          "2",
          "3",
          "4",
          "6",
          "5",
          "7",
          "high",
          "3",
          "urgent",
          "3",
          "low",
          "7",
          "non-urgent",
          "7");

  private final Map<String, String> fields = new LinkedHashMap<>();

  void add(String name, String value) {
    fields.putIfAbsent(name.toLowerCase(Locale.ROOT), value.replaceAll("\\s+", " ").strip());
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
  }

  /** The subject without the marks of answers and forwards. */
  Optional<String> subject() {
    return field("subject")
        .map(subject -> AGAIN.matcher(subject).replaceFirst("").strip())
        .filter(subject -> !subject.isEmpty());
  }

  /**
   * Who it is of: the message's identifier. One that supersedes another (RFC 5536 section 3.2.12,
   * RFC 4021) is a version of that one's article: the oldest of its references, as versions pile up
   * there, else the one that it supersedes.
   */
  Optional<Identity> identity() {
    Optional<String> superseded =
        field("supersedes").or(() -> field("replaces")).flatMap(MailHead::firstId);
    return superseded
        .map(id -> field("references").flatMap(MailHead::firstId).orElse(id))
        .or(() -> field("message-id").flatMap(MailHead::firstId))
        .or(() -> field("message-id").filter(id -> id.length() <= MAX_IDENTIFIER))
        .map(id -> new Identity(Identity.Source.GUID, id));
  }

  /** States what the fields say of the article. */
  void state(ItemBuilder item) {
    subject().ifPresent(subject -> item.text("headline", "text/plain", subject));
    field("from").map(MailHead::name).ifPresent(name -> item.credit("author", name));
    field("date").ifPresent(raw -> item.time("versionCreated", raw, "Date"));
    field("expires")
        .or(() -> field("expiry-date"))
        .ifPresent(raw -> item.time("expires", raw, "Expires"));
    field("organization")
        .or(() -> field("organisation"))
        .ifPresent(name -> item.fact(Fact.INFO_SOURCE, name));
    field("content-language")
        .map(tags -> tags.split("\\s*,\\s*")[0])
        .ifPresent(tag -> item.fact(Fact.LANGUAGE, tag));
    field("comments").ifPresent(note -> item.fact(Fact.ED_NOTE, note));
    field("x-slugline").or(() -> field("x-slug")).ifPresent(slug -> item.fact(Fact.SLUGLINE, slug));
    urgency().ifPresent(item::urgency);
    keywords().forEach(word -> item.tag(Parts.Tag.of("keyword", word, Optional.empty())));
  }

  private Optional<String> urgency() {
    return field("x-priority")
        .map(value -> value.substring(0, 1))
        .or(() -> field("importance"))
        .or(() -> field("priority"))
        .map(value -> URGENCY.get(value.toLowerCase(Locale.ROOT)));
  }

  private List<String> keywords() {
    return field("keywords").stream()
        .flatMap(list -> List.of(list.split("\\s*[,;]\\s*")).stream())
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toList());
  }

  /** The display name, else the address. */
  private static String name(String mailbox) {
    Matcher comment = COMMENT.matcher(mailbox);
    String shown = ADDRESS.matcher(mailbox).replaceAll(" ").strip().replaceAll("^\"|\"$", "");
    if (shown.indexOf('@') >= 0 && comment.find()) {
      return comment.group(1).strip();
    }
    return shown.isEmpty() ? mailbox.replaceAll("[<>]", "").strip() : shown.replace("\\", "");
  }

  private static Optional<String> firstId(String value) {
    Matcher id = ID.matcher(value);
    return id.find() ? Optional.of(id.group(1)) : Optional.empty();
  }
}

package dateline.ingest.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Gathers the parts of one item. Blank values are left out, so that readers need not look. What an
 * item may blow up to is bounded: more media than a hundred are passed over with a notice, and an
 * item of too many or too long parts is broken.
 */
public final class ItemBuilder {

  private static final int MAX_MEDIA = 100;
  private static final int MAX_PARTS = 5_000;

  /** Room below the log's limit for a record, beside the original bytes. */
  private static final int MAX_CHARACTERS = 4_000_000;

  private final List<Parts.Text> texts = new ArrayList<>();
  private final List<Parts.Time> times = new ArrayList<>();
  private final List<Parts.Tag> tags = new ArrayList<>();
  private final List<Parts.Credit> credits = new ArrayList<>();
  private final List<Parts.Link> links = new ArrayList<>();
  private final List<Parts.Medium> media = new ArrayList<>();
  private final Map<Fact, String> facts = new EnumMap<>(Fact.class);
  private final Set<String> addresses = new HashSet<>();
  private final Set<String> signals = new LinkedHashSet<>();
  private final Set<String> wireNumbers = new LinkedHashSet<>();
  private OptionalInt take = OptionalInt.empty();
  private int parts;
  private int characters;
  private int mediaLeftOut;

  /** Adds a text. */
  public void text(String role, String contentType, String value) {
    if (!value.isBlank() && hasRoom(value.length())) {
      texts.add(new Parts.Text(role, contentType, value));
    }
  }

  /** Adds a time. */
  public void time(String role, String raw, String source) {
    if (!raw.isBlank() && hasRoom(raw.length())) {
      times.add(new Parts.Time(role, raw, source));
    }
  }

  /** Adds a tag. */
  public void tag(Parts.Tag tag) {
    if (!tag.label().isBlank() && hasRoom(length(tag))) {
      tags.add(tag);
    }
  }

  /** Adds a credit. */
  public void credit(String role, String raw) {
    credit(new Parts.Credit(role, raw));
  }

  /** Adds a credit. */
  public void credit(Parts.Credit credit) {
    if (!credit.raw().isBlank()
        && hasRoom(credit.raw().length() + length(credit.email(), credit.page()))) {
      credits.add(credit);
    }
  }

  /** Adds a link. */
  public void link(Parts.Link link) {
    if (!link.href().isBlank() && hasRoom(length(link))) {
      links.add(link);
    }
  }

  /** Adds a medium; one of the same address is there only once. */
  public void medium(Parts.Medium medium) {
    if (medium.href().isBlank() || addresses.contains(medium.href())) {
      return;
    }
    if (media.size() == MAX_MEDIA) {
      mediaLeftOut++;
    } else if (hasRoom(length(medium))) {
      addresses.add(medium.href());
      media.add(medium);
    }
  }

  /** States a single value. */
  public void fact(Fact fact, String value) {
    if (!value.isBlank() && hasRoom(value.length())) {
      facts.put(fact, value);
    }
  }

  /** Adds what the delivery says it is, as {@code SCHEME:CODE}; each only once. */
  public void signal(String signal) {
    if (!signal.isBlank() && !signals.contains(signal) && hasRoom(signal.length())) {
      signals.add(signal);
    }
  }

  /** Adds a number by which other messages of the wire name this one; each only once. */
  public void wireNumber(String number) {
    if (!number.isBlank() && !wireNumbers.contains(number) && hasRoom(number.length())) {
      wireNumbers.add(number);
    }
  }

  /** States which part it is, from 1, of a text that comes in takes. */
  public void take(int number) {
    take = OptionalInt.of(number);
  }

  /** States a single value that nothing has stated before. */
  public void factIfAbsent(Fact fact, String value) {
    if (!facts.containsKey(fact)) {
      fact(fact, value);
    }
  }

  /** States the urgency, if it is one: from 1 to 9 (IPTC). */
  public void urgency(String value) {
    if (value.matches("[1-9]")) {
      fact(Fact.URGENCY, value);
    }
  }

  /** A single value, if it has been stated. */
  public Optional<String> fact(Fact fact) {
    return Optional.ofNullable(facts.get(fact));
  }

  /** Whether there is a credit in this role. */
  public boolean hasCredit(String role) {
    return credits.stream().anyMatch(credit -> credit.role().equals(role));
  }

  /** Whether there is a tag of this kind and label. */
  public boolean hasTag(String kind, String label) {
    return tags.stream().anyMatch(tag -> tag.kind().equals(kind) && tag.label().equals(label));
  }

  /** The first text in a role. */
  public Optional<String> firstText(String role) {
    return texts.stream().filter(t -> t.role().equals(role)).map(Parts.Text::value).findFirst();
  }

  /** Whether there is any text to publish. */
  public boolean hasText() {
    return !texts.isEmpty();
  }

  /** The item as an entry: broken if its parts are over the bounds. */
  public Entry entry(Identity identity, Payload payload) {
    if (parts > MAX_PARTS) {
      return broken(payload, "holds more than " + MAX_PARTS + " texts, tags, times and links");
    }
    if (characters > MAX_CHARACTERS) {
      return broken(payload, "its parts are longer than " + MAX_CHARACTERS + " characters");
    }
    return new Entry.Sound(build(identity, payload));
  }

  /** The item, where its parts are known to be few. */
  public WireItem build(Identity identity, Payload payload) {
    return new WireItem(
        identity,
        payload,
        new Parts(texts, times, tags, credits, links, media),
        facts,
        new Marks(List.copyOf(signals), List.copyOf(wireNumbers), take),
        mediaLeftOut == 0
            ? List.of()
            : List.of(
                new Fault(
                    "", "more than " + MAX_MEDIA + " media: " + mediaLeftOut + " are left out")));
  }

  private static Entry broken(Payload payload, String message) {
    return new Entry.Broken(payload, List.of(new Fault("", message)));
  }

  /** Counts a part; what has no room is not kept, for the item is broken. */
  private boolean hasRoom(int length) {
    if (parts > MAX_PARTS || characters > MAX_CHARACTERS) {
      return false;
    }
    parts++;
    characters = (int) Math.min(Integer.MAX_VALUE, (long) characters + length);
    return parts <= MAX_PARTS && characters <= MAX_CHARACTERS;
  }

  private static int length(Parts.Tag tag) {
    return tag.label().length() + length(tag.uri(), tag.literal(), tag.scheme(), tag.rel());
  }

  private static int length(Parts.Link link) {
    return link.href().length() + length(link.title(), link.contentType());
  }

  private static int length(Parts.Medium medium) {
    return medium.href().length()
        + length(medium.title(), medium.caption(), medium.credit(), medium.contentType());
  }

  @SafeVarargs
  private static int length(Optional<String>... texts) {
    int length = 0;
    for (Optional<String> text : texts) {
      length += text.map(String::length).orElse(0);
    }
    return length;
  }
}

package dateline.ingest.format.wire;

import dateline.ingest.format.ContentHash;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Payload;
import dateline.ingest.format.WireItem;
import dateline.ingest.format.wire.Designators.Kind;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one message.
 *
 * <p>Its number is {@code SERVICE/NUMBER/DAY}: the day of its header or of the line that says when
 * it was sent, else the day of its receipt. Its identity is that of all messages with the same
 * service, keywords and day, because keywords are what a wire repeats over leads, takes and
 * corrections (filing guide of AP, "Keyword slug line"); without keywords it is its number. An
 * advisory speaks of a story without being a version of it, and has its number for identity.
 *
 * <p>Its version is the ordinal of the lead, 0 for the first text; kills, holds, releases,
 * corrections and writethrus without an ordinal claim none. A kill, hold or release that names
 * other messages by number becomes one item for each, with that number alone.
 */
final class MessageReader {

  /** More than this is no order any more, but an attack. */
  private static final int MOST_NAMED = 100;

  /** An order is short; a longer text is a story, whatever it begins with. */
  private static final int ORDER_WORDS = 120;

  private static final Set<Kind> WITHOUT_VERSION =
      EnumSet.of(
          Kind.KILL, Kind.HOLD, Kind.RELEASE, Kind.CORRECTION, Kind.WRITETHRU, Kind.ADVISORY);

  private static final Pattern CORRECTS =
      Pattern.compile(
          "(?iu)\\b(?:corrects|correcting|corrected|erroneously|incorrectly|berichtigt|korrigiert"
              + "|corrige|corrig[ée]e?|rectifica)\\b");
  private static final Pattern EMBARGO =
      Pattern.compile("(?iu)\\p{L}*(?:embarg|sperrfrist)\\p{L}*");

  private final WireHeader header;
  private final Copy copy;
  private final Layout layout;
  private final LocalDate day;
  private final Optional<KeywordLine> keywords;
  private final Notices notices;
  private final boolean isConfirmed;

  private MessageReader(WireHeader header, Copy copy, LocalDate day) {
    this.header = header;
    this.copy = copy;
    this.day = day;
    this.layout = Layout.of(copy.lines());
    this.keywords = copy.keywords().or(() -> header.slug().map(KeywordLine::of));
    Notices above = Notices.of(noticeLines());
    this.isConfirmed =
        keywords.filter(KeywordLine::isDoubtful).map(k -> confirms(k, above)).orElse(true);
    this.notices = merged(above);
  }

  /** What the message makes: nothing but one broken entry where it has no header. */
  static List<Entry> read(
      String message, byte[] bytes, Charset charset, Optional<LocalDate> receiptDay) {
    Optional<WireHeader.Found> found = WireHeader.of(message, receiptDay);
    if (found.isEmpty()) {
      return broken(payload("text", bytes, charset), "has no header of IPTC 7901 or ANPA 1312");
    }
    WireHeader header = found.get().header();
    Copy copy = Copy.of(message.substring(found.get().end()), receiptDay);
    Payload payload = payload(header.format(), bytes, charset);
    Optional<LocalDate> day =
        header.day().or(() -> copy.stamp().map(WireDates.Stamp::day)).or(() -> receiptDay);
    return day.isPresent()
        ? new MessageReader(header, copy, day.get()).entries(payload)
        : broken(payload, "neither the message nor its delivery says of which day it is");
  }

  private List<Entry> entries(Payload payload) {
    List<String> named = named();
    if (named.size() > MOST_NAMED) {
      return broken(payload, "names more than " + MOST_NAMED + " messages");
    }
    if (named.isEmpty()) {
      return List.of(own(payload));
    }
    return named.stream()
        .map(
            number -> {
              ItemBuilder item = builder();
              item.wireNumber(number);
              return item.entry(
                  new Identity(Identity.Source.WIRE_NUMBER, "wire:" + number), payload);
            })
        .toList();
  }

  private Entry own(Payload payload) {
    ItemBuilder item = builder();
    number().ifPresent(item::wireNumber);
    keywords.ifPresent(line -> item.fact(Fact.SLUGLINE, line.raw()));
    if (!isOrder()) {
      layout.headline().ifPresent(text -> item.text("headline", "text/plain", text));
      item.text("body", "text/plain", String.join("\n\n", layout.paragraphs()));
      layout.bylines().forEach(line -> item.credit("author", line));
      version().ifPresent(version -> item.fact(Fact.VERSION, version));
      take().ifPresent(item::take);
      if (!item.hasText() && !isAboutOthers()) {
        return broken(payload, "has no text").get(0);
      }
    }
    Entry entry = item.entry(identity(), payload);
    return notice()
        .filter(notice -> entry instanceof Entry.Sound)
        .<Entry>map(notice -> new Entry.Sound(with(notice, ((Entry.Sound) entry).item())))
        .orElse(entry);
  }

  /** What items of the message have in common, be they itself or those that it names. */
  private ItemBuilder builder() {
    ItemBuilder item = new ItemBuilder();
    notices.state(item);
    header.urgency().ifPresent(urgency -> item.fact(Fact.URGENCY, Integer.toString(urgency)));
    header
        .category()
        .ifPresent(code -> item.tag(Parts.Tag.of("subject", code, Optional.of(header.format()))));
    copy.stamp().ifPresent(stamp -> item.time("versionCreated", stamp.raw(), "date-line"));
    Stream<String> remarks =
        isOrder()
            ? Stream.concat(layout.above().stream(), layout.paragraphs().stream())
            : notices.notes().stream();
    item.fact(Fact.ED_NOTE, String.join("\n", Stream.concat(remarks, editorial()).toList()));
    return item;
  }

  private Stream<String> editorial() {
    return copy.editorial().isEmpty() ? Stream.empty() : Stream.of(copy.editorial());
  }

  private Optional<String> number() {
    return header.number().isEmpty()
        ? Optional.empty()
        : Optional.of(NamedMessages.form(header.service(), header.number(), header.number(), day));
  }

  private Optional<String> keyword() {
    return keywords.map(line -> line.keyword(isConfirmed)).filter(words -> !words.isEmpty());
  }

  private Identity identity() {
    Optional<Identity> byNumber =
        number().map(number -> new Identity(Identity.Source.WIRE_NUMBER, "wire:" + number));
    Optional<Identity> byKeyword =
        keyword()
            .map(words -> "wire:" + header.service() + "/" + words + "/" + day)
            .map(identifier -> new Identity(Identity.Source.KEYWORD, identifier));
    return (isAboutOthers() ? byNumber.or(() -> byKeyword) : byKeyword.or(() -> byNumber))
        .orElseGet(
            () ->
                ContentHash.identity(
                    layout.headline().orElse(""), String.join("\n", layout.paragraphs())));
  }

  /** Whether it is an advisory, or has nothing but notes to editors. */
  private boolean isAboutOthers() {
    return !isOrder() && notices.kinds().contains(Kind.ADVISORY);
  }

  private Optional<String> version() {
    Optional<Integer> lead = notices.lead().or(() -> keywords.flatMap(line -> line.said().lead()));
    boolean isFirst = notices.kinds().stream().noneMatch(WITHOUT_VERSION::contains);
    return lead.or(() -> isFirst ? Optional.of(0) : Optional.empty()).map(Object::toString);
  }

  private OptionalInt take() {
    OptionalInt stated =
        notices.take().isPresent()
            ? notices.take()
            : keywords.map(line -> line.said().take()).orElse(OptionalInt.empty());
    return stated.isEmpty() && copy.more() ? OptionalInt.of(1) : stated;
  }

  /** Whether it does something to messages instead of being one with a text. */
  private boolean isOrder() {
    boolean hasText = words() > ORDER_WORDS;
    return notices.kinds().contains(Kind.KILL) || !hasText && !named().isEmpty();
  }

  private List<String> named() {
    List<String> orders =
        noticeLines().stream()
            .flatMap(line -> Notices.sentences(line).stream())
            .filter(
                sentence ->
                    Notices.ORDERS.stream()
                        .filter(notices.kinds()::contains)
                        .anyMatch(kind -> NoticeWords.are(kind, sentence)))
            .toList();
    String number = header.number();
    return NamedMessages.in(orders, header.service(), number, day);
  }

  /** The lines above the text; of a message that is no more than an order, its text, too. */
  private List<String> noticeLines() {
    List<String> lines = new ArrayList<>(layout.above());
    boolean isStory = layout.paragraphs().stream().anyMatch(Layout::isDateline);
    if (!isStory && words() <= ORDER_WORDS) {
      layout.paragraphs().stream().limit(2).forEach(lines::add);
    }
    return lines;
  }

  private int words() {
    return layout.paragraphs().stream().mapToInt(p -> p.split("\\s+").length).sum();
  }

  private boolean confirms(KeywordLine line, Notices above) {
    Set<Kind> said = line.said().kinds();
    boolean kill = !said.contains(Kind.KILL) || above.kinds().contains(Kind.KILL);
    boolean correction =
        !said.contains(Kind.CORRECTION)
            || above.kinds().contains(Kind.CORRECTION)
            || layout.paragraphs().stream().limit(1).anyMatch(p -> CORRECTS.matcher(p).find());
    return kill && correction;
  }

  private Notices merged(Notices above) {
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    kinds.addAll(above.kinds());
    Optional<String> embargo = above.embargo();
    if (keywords.isPresent()) {
      kinds.addAll(keywords.get().said().kinds());
      if (!isConfirmed) {
        Set<Kind> doubtful = EnumSet.of(Kind.KILL, Kind.CORRECTION);
        doubtful.removeAll(above.kinds());
        kinds.removeAll(doubtful);
      }
      if (kinds.contains(Kind.EMBARGO) && embargo.isEmpty()) {
        Matcher word = EMBARGO.matcher(keywords.get().raw());
        embargo = word.find() ? Optional.of(word.group()) : Optional.empty();
      }
    }
    boolean isEmpty = layout.headline().isEmpty() && layout.paragraphs().isEmpty();
    if (isEmpty && !above.notes().isEmpty() && Notices.ORDERS.stream().noneMatch(kinds::contains)) {
      kinds.add(Kind.ADVISORY);
    }
    return new Notices(kinds, above.lead(), above.take(), embargo, above.notes());
  }

  private Optional<Fault> notice() {
    if (!isConfirmed) {
      return Optional.of(
          new Fault(
              "", "the keyword line may speak of a kill or correction, but the text does not"));
    }
    boolean isKill = notices.kinds().contains(Kind.KILL);
    return isKill && keyword().isEmpty()
        ? Optional.of(new Fault("", "takes back a message that it does not name"))
        : Optional.empty();
  }

  private static WireItem with(Fault notice, WireItem item) {
    List<Fault> all = new ArrayList<>(item.notices());
    all.add(notice);
    return new WireItem(
        item.identity(), item.payload(), item.parts(), item.facts(), item.marks(), all);
  }

  private static Payload payload(String format, byte[] bytes, Charset charset) {
    return new Payload(format, "text/plain", Optional.of(charset.name()), bytes);
  }

  private static List<Entry> broken(Payload payload, String message) {
    return List.of(new Entry.Broken(payload, List.of(new Fault("", message))));
  }
}

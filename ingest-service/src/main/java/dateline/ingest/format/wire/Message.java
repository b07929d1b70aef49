package dateline.ingest.format.wire;

import dateline.ingest.format.ContentHash;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.wire.Designators.Kind;
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
 * What one message says, and by which rule.
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
final class Message {

  /** An order is short; a longer text is a story, whatever it begins with. */
  private static final int ORDER_WORDS = 120;

  private static final Set<Kind> WITHOUT_VERSION =
      EnumSet.of(
          Kind.KILL, Kind.HOLD, Kind.RELEASE, Kind.CORRECTION, Kind.WRITETHRU, Kind.ADVISORY);

  private static final Pattern CORRECTS =
      Pattern.compile(
          "(?iuU)\\b(?:corrects|correcting|corrected|erroneously|incorrectly|berichtigt|korrigiert"
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

  Message(WireHeader header, Copy copy, LocalDate day) {
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

  /** Notes to editors; of an order all that it says, but never the text that it is about. */
  String remarks() {
    Stream<String> said =
        isOrder()
            ? Stream.concat(
                layout.above().stream()
                    .filter(line -> !layout.headline().equals(Optional.of(line))),
                isStory() ? Stream.empty() : layout.paragraphs().stream())
            : notices.notes().stream();
    boolean hasMore = !copy.editorial().isEmpty() && !isOrder();
    return String.join(
        "\n", Stream.concat(said, hasMore ? Stream.of(copy.editorial()) : Stream.empty()).toList());
  }

  WireHeader header() {
    return header;
  }

  Copy copy() {
    return copy;
  }

  Layout layout() {
    return layout;
  }

  Optional<KeywordLine> keywords() {
    return keywords;
  }

  Notices notices() {
    return notices;
  }

  /** Its own number, in the form of the contract. */
  Optional<String> number() {
    return header.number().isEmpty()
        ? Optional.empty()
        : Optional.of(NamedMessages.form(header.service(), header.number(), header.number(), day));
  }

  private Optional<String> keyword() {
    return keywords.map(line -> line.keyword(isConfirmed)).filter(words -> !words.isEmpty());
  }

  /** What makes the article's URI. */
  Identity identity() {
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
  boolean isAboutOthers() {
    return !isOrder() && notices.kinds().contains(Kind.ADVISORY);
  }

  /** The version that it claims. */
  Optional<String> version() {
    Optional<Integer> lead = notices.lead().or(() -> keywords.flatMap(line -> line.said().lead()));
    boolean isFirst = notices.kinds().stream().noneMatch(WITHOUT_VERSION::contains);
    return lead.or(() -> isFirst ? Optional.of(0) : Optional.empty()).map(Object::toString);
  }

  /** Which part of a text it is. */
  OptionalInt take() {
    OptionalInt stated =
        notices.take().isPresent()
            ? notices.take()
            : keywords.map(line -> line.said().take()).orElse(OptionalInt.empty());
    return stated.isEmpty() && copy.more() ? OptionalInt.of(1) : stated;
  }

  /** Whether it does something to messages instead of being one with a text. */
  boolean isOrder() {
    return notices.kinds().contains(Kind.KILL) || !named().isEmpty();
  }

  /** Numbers of the messages that it takes back, holds or releases. */
  List<String> named() {
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
    if (!isStory()) {
      layout.paragraphs().stream().limit(2).forEach(lines::add);
    }
    return lines;
  }

  private boolean isStory() {
    List<String> paragraphs = layout.paragraphs();
    return paragraphs.stream().anyMatch(Layout::isDateline)
        || paragraphs.stream().mapToInt(p -> p.split("\\s+").length).sum() > ORDER_WORDS;
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

  /** What a person should know of how it was read. */
  Optional<Fault> notice() {
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
}

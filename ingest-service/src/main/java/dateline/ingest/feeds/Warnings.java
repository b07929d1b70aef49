package dateline.ingest.feeds;

import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dateline.ingest.fetch.FetchResult.Fetched;
import dateline.ingest.format.DecodedText;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Identity;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import dateline.ingest.source.FeedSettings;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What people should know of a feed before they rely on it. Each has a code and a sentence. */
final class Warnings {

  private static final Duration SHORT_WINDOW = Duration.ofHours(2);
  private static final Duration STALE = Duration.ofDays(30);
  private static final Pattern DECLARED_CHARSET =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=");
  private static final WstxInputFactory FACTORY = factory();

  private final ArrayNode list;

  Warnings(ArrayNode list) {
    this.list = list;
  }

  void add(FeedSettings feed, Fetched fetched, FeedLook look, FeedFacts facts, Instant now) {
    document(feed, fetched, look);
    reading(look, facts);
    times(feed, facts, now);
  }

  private void document(FeedSettings feed, Fetched fetched, FeedLook look) {
    feed.poll()
        .filter(poll -> poll.url().getScheme().equalsIgnoreCase("http"))
        .ifPresent(
            poll -> warn("http", "The address is http, which anybody on the way can change."));
    if (fetched.trail().moved()) {
      warn("moved", "The address has moved for good to " + fetched.trail().permanentUri() + ".");
    }
    DecodedText decoded = look.decoded();
    boolean said =
        fetched.charset().isPresent()
            || decoded.mark() > 0
            || DECLARED_CHARSET.matcher(decoded.text()).find();
    if (!said && !decoded.charset().name().equals("UTF-8")) {
      warn(
          "charset-guessed", "The encoding is stated nowhere; guessed: " + decoded.charset() + ".");
    }
    if (Set.of(FeedLook.Kind.RSS, FeedLook.Kind.ATOM, FeedLook.Kind.OTHER_XML)
        .contains(look.kind())) {
      fault(decoded.text().strip())
          .ifPresent(why -> warn("repaired", "The document is not well-formed: " + why));
    }
  }

  private void reading(FeedLook look, FeedFacts facts) {
    if (look.reading().isEmpty()) {
      warn("unreadable", "Nothing here reads a document of this kind: " + look.kind().code() + ".");
    } else if (look.reading().get() instanceof Reading.Unreadable unreadable) {
      warn("unreadable", unreadable.message());
    } else if (look.reading().get() instanceof Reading.Invalid invalid) {
      warn("unreadable", invalid.faults().toString());
    } else if (look.reading().get() instanceof Reading.TooLarge large) {
      warn("too-large", large.what() + " is over the limit of " + large.limit() + ".");
    } else if (look.entries().isEmpty()) {
      warn("empty", "The document holds no items.");
    }
    long broken = look.entries().stream().filter(Entry.Broken.class::isInstance).count();
    counted("broken", broken, "can't be read; they would be dead letters");
    counted(
        "no-ids",
        count(facts, item -> item.identity().source() == Identity.Source.CONTENT),
        "have neither an id nor a link: a changed text is another article");
    long distinct =
        facts.items().stream().map(item -> item.identity().identifier()).distinct().count();
    counted("duplicates", facts.items().size() - distinct, "have the id of another one");
    counted("no-title", count(facts, item -> item.headline().isEmpty()), "have no title");
  }

  private void times(FeedSettings feed, FeedFacts facts, Instant now) {
    counted("no-dates", count(facts, item -> item.parts().times().isEmpty()), "say no time at all");
    long zoneless = forms(facts, ItemTime.Form.ZONELESS);
    if (feed.zone().isEmpty()) {
      counted("zoneless", zoneless, "have a time without a zone, and the feed states none");
      counted(
          "zone-abbreviation",
          forms(facts, ItemTime.Form.ABBREVIATION),
          "name a zone by an abbreviation, and the feed states no zone to read it in");
    }
    Set<String> unknown =
        facts.times().stream()
            .filter(ItemTime::isUnknownZone)
            .flatMap(time -> time.zone().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!unknown.isEmpty()) {
      warn("unknown-zone", "Zones that nobody knows: " + unknown + ".");
    }
    counted("time-form", forms(facts, ItemTime.Form.UNREADABLE), "have a time of an unusual form");
    List<Instant> moments =
        facts.times().stream().flatMap(time -> time.at().stream()).sorted().toList();
    if (moments.size() >= 3) {
      Duration span = Duration.between(moments.get(0), moments.get(moments.size() - 1));
      if (span.compareTo(SHORT_WINDOW) < 0) {
        warn("short-window", "All items together are of " + span + ": poll often, or use a hub.");
      }
      if (moments.get(moments.size() - 1).isBefore(now.minus(STALE))) {
        warn("stale", "The newest item is of " + moments.get(moments.size() - 1) + ".");
      }
    }
    if (feed.language().isEmpty() && facts.language().isEmpty()) {
      warn("no-language", "Neither the document nor the feed states a language.");
    }
  }

  private static long count(FeedFacts facts, Predicate<WireItem> which) {
    return facts.items().stream().filter(which).count();
  }

  private static long forms(FeedFacts facts, ItemTime.Form form) {
    return facts.times().stream().filter(time -> time.form() == form).count();
  }

  private void counted(String code, long count, String what) {
    if (count > 0) {
      warn(code, count + " items " + what + ".");
    }
  }

  private void warn(String code, String message) {
    list.addObject().put("code", code).put("message", message);
  }

  /** Where a strict reader would stop; what the DOCTYPE declares is not looked at. */
  private static Optional<String> fault(String text) {
    try {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(new StringReader(text));
      try {
        while (xml.hasNext()) {
          xml.next();
        }
        return Optional.empty();
      } finally {
        xml.close();
      }
    } catch (XMLStreamException | RuntimeException e) {
      return Optional.of(
          String.valueOf(e.getMessage()).lines().findFirst().orElse("")
              + (e instanceof XMLStreamException x && x.getLocation() != null
                  ? " (line " + x.getLocation().getLineNumber() + ")"
                  : ""));
    }
  }

  private static WstxInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }
}

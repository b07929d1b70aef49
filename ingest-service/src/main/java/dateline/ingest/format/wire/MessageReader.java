package dateline.ingest.format.wire;

import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.Payload;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Makes the items of one message. */
final class MessageReader {

  /** More than this is no order any more, but an attack. */
  private static final int MOST_NAMED = 100;

  private MessageReader() {}

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
        ? entries(new Message(header, copy, day.get()), payload)
        : broken(payload, "neither the message nor its delivery says of which day it is");
  }

  private static List<Entry> entries(Message message, Payload payload) {
    List<String> named = message.named();
    if (named.size() > MOST_NAMED) {
      return broken(payload, "names more than " + MOST_NAMED + " messages");
    }
    if (named.isEmpty()) {
      return List.of(own(message, payload));
    }
    return named.stream()
        .map(
            number -> {
              ItemBuilder item = builder(message);
              item.wireNumber(number);
              return item.entry(
                  new Identity(Identity.Source.WIRE_NUMBER, "wire:" + number), payload);
            })
        .toList();
  }

  private static Entry own(Message message, Payload payload) {
    ItemBuilder item = builder(message);
    message.number().ifPresent(item::wireNumber);
    message.keywords().ifPresent(line -> item.fact(Fact.SLUGLINE, line.raw()));
    if (!message.isOrder()) {
      message.layout().headline().ifPresent(text -> item.text("headline", "text/plain", text));
      item.text("body", "text/plain", String.join("\n\n", message.layout().paragraphs()));
      tables(message.layout().paragraphs()).ifPresent(html -> item.text("body", "text/html", html));
      message.layout().bylines().forEach(line -> item.credit("author", line));
      message.version().ifPresent(version -> item.fact(Fact.VERSION, version));
      message.take().ifPresent(item::take);
      if (!item.hasText() && !message.isAboutOthers()) {
        return broken(payload, "has no text").get(0);
      }
    }
    Entry entry = item.entry(message.identity(), payload);
    return message
        .notice()
        .filter(notice -> entry instanceof Entry.Sound)
        .<Entry>map(notice -> new Entry.Sound(((Entry.Sound) entry).item().with(List.of(notice))))
        .orElse(entry);
  }

  /** The text with its columns kept, if it has lines in columns. */
  private static Optional<String> tables(List<String> paragraphs) {
    if (paragraphs.stream().noneMatch(paragraph -> paragraph.indexOf('\n') >= 0)) {
      return Optional.empty();
    }
    StringBuilder html = new StringBuilder();
    for (String paragraph : paragraphs) {
      String tag = paragraph.indexOf('\n') >= 0 ? "pre" : "p";
      String text = paragraph.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      html.append('<').append(tag).append('>').append(text);
      html.append("</").append(tag).append('>');
    }
    return Optional.of(html.toString());
  }

  /** What items of the message have in common, be they itself or those that it names. */
  private static ItemBuilder builder(Message message) {
    ItemBuilder item = new ItemBuilder();
    message.notices().state(item);
    message
        .header()
        .urgency()
        .ifPresent(urgency -> item.fact(Fact.URGENCY, Integer.toString(urgency)));
    message
        .header()
        .category()
        .ifPresent(
            code ->
                item.tag(Parts.Tag.of("subject", code, Optional.of(message.header().format()))));
    message
        .header()
        .words()
        .ifPresent(words -> item.fact(Fact.NINJS, "{\"wordCount\":" + words + "}"));
    message
        .header()
        .selector()
        .ifPresent(code -> item.tag(Parts.Tag.of("keyword", code, Optional.of("anpa-selector"))));
    message
        .copy()
        .stamp()
        .ifPresent(stamp -> item.time("versionCreated", stamp.raw(), "date-line"));
    item.fact(Fact.ED_NOTE, message.remarks());
    return item;
  }

  private static Payload payload(String format, byte[] bytes, Charset charset) {
    return new Payload(format, "text/plain", Optional.of(charset.name()), bytes);
  }

  private static List<Entry> broken(Payload payload, String message) {
    return List.of(new Entry.Broken(payload, List.of(new Fault("", message))));
  }
}

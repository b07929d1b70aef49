package dateline.ingest.format.mail;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.ContentHash;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fact;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Identity;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.format.wire.Notices;
import dateline.ingest.format.wire.TextWires;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/**
 * A mail as wires and press offices send it: one item, whose bytes are the whole mail. Where it
 * carries items of a wire format, attached or as its text, these are the items, each with its own
 * bytes; so is the message of a text wire. Pictures and other files stay in the bytes and are named
 * in a notice.
 */
public final class MailDocument implements WireFormat {

  private static final Pattern WHOLE_PAGE =
      Pattern.compile("(?is)^\\s*(?:<!doctype html|<html)\\b");

  /** More elements inside each other than any page has; the parser flattens what is deeper. */
  private static final int MAX_DEPTH = 512;

  private final Function<Document, Optional<WireFormat>> carried;

  /**
   * Makes the format.
   *
   * @param carried the wire format of a part, if it is of one that states items: no page, no plain
   *     text, no mail
   */
  public MailDocument(Function<Document, Optional<WireFormat>> carried) {
    this.carried = carried;
  }

  @Override
  public int expansion() {
    return 12;
  }

  @Override
  public boolean statesPriority() {
    return true;
  }

  @Override
  public Reading read(Document document, Bounds bounds) {
    if (document.bytes().length > bounds.itemBytes()) {
      return bounds.itemTooLarge();
    }
    MailBody mail = MailBody.of(document.bytes());
    if (mail.head().isEmpty()) {
      return new Reading.Unreadable("not a mail: it begins with no header field");
    }
    List<Entry> items = carriedItems(mail, document, bounds);
    if (items.size() > bounds.items()) {
      return bounds.tooManyItems();
    }
    return items.isEmpty() ? itself(mail, document) : new Reading.Items(items);
  }

  private List<Entry> carriedItems(MailBody mail, Document document, Bounds bounds) {
    List<Entry> items = new ArrayList<>();
    for (MailBody.Leaf part : mail.parts()) {
      Document inner =
          new Document(
              part.bytes(),
              Optional.ofNullable(part.type().parameters().get("charset")),
              Optional.empty(),
              Optional.empty(),
              document.receiptDay());
      carried
          .apply(inner)
          .or(() -> wire(part))
          .map(format -> format.read(inner, bounds))
          .filter(Reading.Items.class::isInstance)
          .ifPresent(read -> items.addAll(((Reading.Items) read).entries()));
    }
    return items;
  }

  private static Optional<WireFormat> wire(MailBody.Leaf part) {
    return part.type().name().equals("text/plain") && TextWires.recognises(part.text())
        ? Optional.of(new TextWires())
        : Optional.empty();
  }

  private static Reading itself(MailBody mail, Document document) {
    ItemBuilder item = new ItemBuilder();
    Optional<String> plain = text(mail, "text/plain");
    Optional<String> html = text(mail, "text/html");
    mail.head().state(item);
    plain.ifPresent(text -> item.text("body", "text/plain", text));
    html.ifPresent(
        markup ->
            item.text(
                "body", "text/html", WHOLE_PAGE.matcher(markup).find() ? body(markup) : markup));
    if (!item.hasText()) {
      return new Reading.Invalid(List.of(new Fault("", "the mail has neither subject nor text")));
    }
    Notices notices = Notices.atTop(mail.head().subject().orElse("") + "\n\n" + plain.orElse(""));
    notices.state(item);
    item.factIfAbsent(Fact.ED_NOTE, String.join("\n", notices.notes()));
    Identity identity =
        document
            .itemId()
            .map(id -> new Identity(Identity.Source.GUID, id))
            .or(() -> mail.head().identity())
            .orElseGet(
                () ->
                    ContentHash.identity(
                        mail.head().subject().orElse(""), plain.or(() -> html).orElse("")));
    Payload payload =
        new Payload(
            "mail",
            "message/rfc822",
            Optional.of(StandardCharsets.US_ASCII.name()),
            document.bytes());
    Entry entry = item.entry(identity, payload);
    return entry instanceof Entry.Sound sound
        ? Reading.of(sound.item().with(leftOut(mail)))
        : new Reading.Invalid(((Entry.Broken) entry).faults());
  }

  /** The first text of a type that is not a file; else the first one at all. */
  private static Optional<String> text(MailBody mail, String type) {
    List<MailBody.Leaf> parts =
        mail.parts().stream().filter(part -> part.type().name().equals(type)).toList();
    return parts.stream()
        .filter(part -> !part.attached())
        .findFirst()
        .or(() -> parts.stream().findFirst())
        .map(MailBody.Leaf::text)
        .filter(text -> !text.isBlank());
  }

  private static String body(String page) {
    return Jsoup.parse(page, "", Parser.htmlParser().setMaxDepth(MAX_DEPTH)).body().html();
  }

  private static List<Fault> leftOut(MailBody mail) {
    Set<String> types = new LinkedHashSet<>();
    mail.parts().stream()
        .map(part -> part.type().name())
        .filter(type -> !type.equals("text/plain") && !type.equals("text/html"))
        .forEach(types::add);
    return types.isEmpty()
        ? List.of()
        : List.of(new Fault("", "attachments are left out: " + String.join(", ", types)));
  }
}

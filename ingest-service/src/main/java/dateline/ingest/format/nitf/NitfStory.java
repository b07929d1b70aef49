package dateline.ingest.format.nitf;

import dateline.ingest.format.Fact;
import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.xml.HtmlText;
import dateline.ingest.format.xml.XmlNode;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The story of an NITF document: its headlines, credits, body and media. */
public final class NitfStory {

  private static final HtmlText HTML =
      new HtmlText(
          Map.ofEntries(
              Map.entry("p", "p"),
              Map.entry("hl2", "h2"),
              Map.entry("ul", "ul"),
              Map.entry("ol", "ol"),
              Map.entry("li", "li"),
              Map.entry("dl", "dl"),
              Map.entry("dt", "dt"),
              Map.entry("dd", "dd"),
              Map.entry("table", "table"),
              Map.entry("caption", "caption"),
              Map.entry("thead", "thead"),
              Map.entry("tbody", "tbody"),
              Map.entry("tfoot", "tfoot"),
              Map.entry("tr", "tr"),
              Map.entry("th", "th"),
              Map.entry("td", "td"),
              Map.entry("bq", "blockquote"),
              Map.entry("credit", "cite"),
              Map.entry("pre", "pre"),
              Map.entry("fn", "p"),
              Map.entry("tagline", "p"),
              Map.entry("bibliography", "p"),
              Map.entry("datasource", "p"),
              Map.entry("nitf-table", "div"),
              Map.entry("hr", "hr"),
              Map.entry("br", "br"),
              Map.entry("a", "a"),
              Map.entry("em", "em"),
              Map.entry("q", "q"),
              Map.entry("sub", "sub"),
              Map.entry("sup", "sup")),
          Set.of("media", "alt-code", "nitf-table-metadata", "custom-table", "nitf-col"));

  /** Where a dateline stops naming the place. */
  private static final Pattern BEHIND_PLACE =
      Pattern.compile("\\s*(?:[,(]|\\s[-–—]|\\d{1,2}\\.?\\s).*$");

  private final XmlNode nitf;
  private final ItemBuilder builder;

  private NitfStory(XmlNode nitf, ItemBuilder builder) {
    this.nitf = nitf;
    this.builder = builder;
  }

  /** Reads what the builder does not know yet: what surrounds the document comes first. */
  public static void read(XmlNode nitf, ItemBuilder builder) {
    NitfStory story = new NitfStory(nitf, builder);
    nitf.child("body", "body.head").ifPresent(story::head);
    if (builder.firstText("headline").isEmpty()) {
      nitf.child("head", "title").ifPresent(t -> builder.text("headline", "text/plain", t.text()));
    }
    nitf.child("head", "tobject").ifPresent(subjects -> NitfTags.subjects(subjects, builder));
    story.body();
    nitf.all("body")
        .flatMap(body -> body.below("copyrite"))
        .findFirst()
        .ifPresent(notice -> story.copyright(notice));
    nitf.all("body").flatMap(body -> body.below("media")).forEach(story::medium);
    NitfTags.inline(nitf.all("body", "body.content"), builder);
  }

  private void head(XmlNode head) {
    headlines(head);
    if (!builder.hasCredit("author")) {
      head.children("byline").forEach(line -> builder.credit("author", line.text()));
    }
    head.children("distributor").forEach(each -> builder.credit("agency", each.text()));
    head.child("dateline")
        .ifPresent(
            dateline -> {
              builder.text("dateline", "text/plain", dateline.text());
              builder.factIfAbsent(
                  Fact.LOCATED,
                  dateline
                      .child("location")
                      .map(XmlNode::text)
                      .orElseGet(() -> BEHIND_PLACE.matcher(dateline.text()).replaceFirst("")));
              dateline
                  .child("story.date")
                  .flatMap(date -> date.attribute("norm"))
                  .ifPresent(norm -> builder.time("contentCreated", norm, "story.date"));
            });
    if (builder.firstText("summary").isEmpty()) {
      head.child("abstract").ifPresent(each -> markup("summary", each));
    }
    head.children("note").forEach(this::note);
    head.children("series").forEach(series -> NitfTags.series(series, builder));
    head.child("rights").ifPresent(this::rights);
  }

  private void note(XmlNode note) {
    switch (note.attribute("noteclass").orElse("")) {
      case "", "editorsnote", "undef" -> builder.factIfAbsent(Fact.ED_NOTE, note.text());
      case "cpyrt" -> builder.factIfAbsent(Fact.COPYRIGHT_NOTICE, note.text());
      default -> builder.text("note", "text/plain", note.text());
    }
  }

  private void headlines(XmlNode head) {
    boolean named = builder.firstText("headline").isPresent();
    Stream.concat(head.all("hedline", "hl1"), head.children("hl1"))
        .filter(line -> !named)
        .forEach(line -> builder.text("headline", "text/plain", line.text()));
    if (builder.firstText("subtitle").isEmpty()) {
      head.all("hedline", "hl2")
          .forEach(line -> builder.text("subtitle", "text/plain", line.text()));
    }
  }

  private void rights(XmlNode rights) {
    rights
        .child("rights.owner")
        .ifPresent(owner -> builder.factIfAbsent(Fact.COPYRIGHT_HOLDER, owner.text()));
    String terms =
        Stream.of("rights.limitations", "rights.type", "rights.geography")
            .flatMap(rights::children)
            .map(XmlNode::text)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    builder.factIfAbsent(Fact.USAGE_TERMS, terms.isEmpty() ? rights.text() : terms);
  }

  private void copyright(XmlNode notice) {
    builder.factIfAbsent(Fact.COPYRIGHT_NOTICE, notice.text());
    notice
        .child("copyrite.holder")
        .ifPresent(holder -> builder.factIfAbsent(Fact.COPYRIGHT_HOLDER, holder.text()));
  }

  /** What NITF has behind the content, such as who wrote a report along, is text, too. */
  private void body() {
    String html =
        Stream.concat(nitf.all("body", "body.content"), nitf.all("body", "body.end"))
            .map(HTML::inside)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining("\n"));
    builder.text("body", "text/html", html);
  }

  private void markup(String role, XmlNode element) {
    boolean plain = element.children().findAny().isEmpty();
    builder.text(
        role, plain ? "text/plain" : "text/html", plain ? element.text() : HTML.inside(element));
  }

  private void medium(XmlNode media) {
    Optional<XmlNode> reference =
        media
            .children("media-reference")
            .filter(each -> each.attribute("source").isPresent())
            .max(Comparator.comparingLong(NitfStory::area));
    if (reference.isEmpty()) {
      return;
    }
    String type = media.attribute("media-type").orElse("").toLowerCase(Locale.ROOT);
    builder.medium(
        new Parts.Medium(
            Set.of("image", "video", "audio").contains(type) ? type : "file",
            reference.get().attribute("source").get(),
            reference.get().attribute("mime-type"),
            reference.get().attribute("name").or(() -> reference.get().attribute("alternate-text")),
            media.child("media-caption").map(XmlNode::text),
            media.child("media-producer").map(XmlNode::text),
            pixels(reference.get(), "width"),
            pixels(reference.get(), "height"),
            OptionalLong.empty()));
  }

  private static long area(XmlNode reference) {
    return (long) pixels(reference, "width").orElse(0) * pixels(reference, "height").orElse(0);
  }

  private static OptionalInt pixels(XmlNode reference, String side) {
    return reference.attribute(side).filter(n -> n.matches("[1-9]\\d{0,8}")).stream()
        .mapToInt(Integer::parseInt)
        .findFirst();
  }
}

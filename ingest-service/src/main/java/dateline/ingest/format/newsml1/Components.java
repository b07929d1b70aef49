package dateline.ingest.format.newsml1;

import dateline.ingest.format.ItemBuilder;
import dateline.ingest.format.Parts;
import dateline.ingest.format.xml.XmlNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tree of {@code NewsComponent}s in a news item. What stands in a component that plays no
 * supporting part says something of the article; a supporting one is a medium with its caption, or
 * a text beside the main one. Equivalents are all taken: later steps choose among texts, and every
 * rendition of a medium has its address.
 */
final class Components {

  /** Parts that are played beside the story. */
  private static final Set<String> BESIDE =
      Set.of("supporting", "supplementary", "caption", "thumbnail", "preview", "quicklook");

  private final Topics topics;
  private final ItemBuilder builder;
  private final Contents contents;

  Components(Topics topics, ItemBuilder builder) {
    this.topics = topics;
    this.builder = builder;
    this.contents = new Contents(builder);
  }

  /** Reads a component with all in it. */
  void read(XmlNode component) {
    read(component, "", Optional.empty());
  }

  /** Adds what was left to stand behind the main texts. */
  void finish() {
    contents.finish();
  }

  private void read(XmlNode component, String inherited, Optional<String> outerCaption) {
    String role =
        NewsMlItem.formal(component, "Role")
            .map(word -> word.toLowerCase(Locale.ROOT))
            .orElse(inherited);
    boolean beside = BESIDE.contains(role) || isMediaBeside(component, inherited);
    if (!beside) {
      component.children("NewsLines").forEach(lines -> new Lines(builder).read(lines));
      new ComponentMetadata(topics, builder).read(component);
    }
    Optional<String> caption = caption(component).or(() -> outerCaption);
    Optional<String> title = component.child("NewsLines", "HeadLine").map(XmlNode::text);
    Optional<String> credit =
        Stream.of("CreditLine", "ByLine")
            .flatMap(line -> component.child("NewsLines", line).stream())
            .map(XmlNode::text)
            .findFirst();
    for (XmlNode child : component.children().toList()) {
      switch (child.name()) {
        case "NewsComponent" -> read(child, role, caption);
        case "NewsItem" ->
            child.children("NewsComponent").forEach(each -> read(each, "supporting", caption));
        case "NewsItemRef" -> reference(child);
        case "ContentItem" ->
            contents.read(child, new Contents.Place(beside ? role : "", title, caption, credit));
        default -> {
          // Lines and metadata were read.
        }
      }
    }
  }

  /** A component of nothing but media in one that has texts is beside it, whatever its role. */
  private static boolean isMediaBeside(XmlNode component, String inherited) {
    boolean outermost = inherited.isEmpty() && component.child("NewsComponent").isPresent();
    return !outermost
        && component.child("ContentItem").isPresent()
        && component.children("ContentItem").allMatch(Contents::isMedium)
        && !inherited.isEmpty();
  }

  /** What a component below says in the role of a caption. */
  private static Optional<String> caption(XmlNode component) {
    return component
        .children("NewsComponent")
        .filter(
            child ->
                NewsMlItem.formal(child, "Role")
                    .filter(role -> role.toLowerCase(Locale.ROOT).contains("caption"))
                    .isPresent())
        .flatMap(child -> child.below("DataContent"))
        .map(XmlNode::text)
        .filter(text -> !text.isEmpty())
        .findFirst();
  }

  private void reference(XmlNode reference) {
    reference
        .attribute("NewsItem")
        .ifPresent(
            href ->
                builder.link(
                    new Parts.Link(
                        "related", href, NewsMlItem.text(reference, "Comment"), Optional.empty())));
  }
}

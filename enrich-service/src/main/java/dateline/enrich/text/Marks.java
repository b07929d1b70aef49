package dateline.enrich.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What the names in a page's markup say its elements hold. The page is gone through once, and every
 * name is looked at once however often it stands there: selectors for all of this take most of a
 * page's time.
 */
final class Marks {

  /** What an element is marked as. */
  enum Mark {
    BYLINE(
        "byline",
        "author-name",
        "author_name",
        "article-author",
        "posted-by",
        "published-by",
        "edited-by"),
    AUTHOR("author", "byline", "writer", "contributor-name"),
    TIME("updated", "publish", "date", "time", "byline"),
    STANDFIRST(
        "standfirst",
        "article-summary",
        "article__summary",
        "subheadline",
        "sub-headline",
        "article-excerpt",
        "dek",
        "deck",
        "subtitle",
        "article-lead",
        "synopsis"),
    KICKER("kicker", "eyebrow", "overline", "dachzeile"),
    BODY_OF_ARTICLE(
        "article-body",
        "articlebody",
        "article__body",
        "article_body",
        "story-body",
        "storybody",
        "story__body",
        "body-content"),
    CONTENT_OF_ARTICLE(
        "article-content",
        "articlecontent",
        "article__content",
        "article_content",
        "post-content",
        "post__content",
        "post_content",
        "entry-content",
        "story-content",
        "article-text",
        "article__text",
        "post-body",
        "postbody",
        "content-body",
        "single-content",
        "rich-text",
        "richtext"),
    ARTICLE,
    MAIN;

    private final List<String> names;

    Mark(String... names) {
      this.names = List.of(names);
    }
  }

  private static final int LONGEST_NAME = 600;

  private final Map<Mark, List<Element>> marked = new EnumMap<>(Mark.class);
  private final Map<String, Set<Mark>> byName = new HashMap<>();

  private Marks() {}

  static Marks of(Document page) {
    Marks marks = new Marks();
    for (Element element : page.getAllElements()) {
      marks.mark(element);
    }
    return marks;
  }

  /** The elements so marked, in the page's order. */
  List<Element> of(Mark mark) {
    return marked.getOrDefault(mark, List.of());
  }

  /** Whether the element belongs to comments, to other stories, or to the page's frame. */
  static boolean isElsewhere(Element element) {
    return element.closest(
            "aside, footer, nav, [class*=comment], [class*=related], [class*=recent]")
        != null;
  }

  private void mark(Element element) {
    String tag = element.normalName();
    Set<Mark> marks = new HashSet<>();
    if (element.attributesSize() > 0) {
      String name = element.className() + " " + element.id();
      if (name.length() > 1 && name.length() <= LONGEST_NAME) {
        marks.addAll(byName.computeIfAbsent(name, Marks::named));
      }
      byProperty(element, marks);
    }
    if (tag.equals("article")) {
      marks.add(Mark.ARTICLE);
    } else if (tag.equals("main")) {
      marks.add(Mark.MAIN);
    }
    marks.forEach(m -> marked.computeIfAbsent(m, key -> new ArrayList<>()).add(element));
  }

  private static void byProperty(Element element, Set<Mark> marks) {
    switch (element.attr("itemprop")) {
      case "author" -> marks.addAll(Set.of(Mark.BYLINE, Mark.AUTHOR));
      case "description" -> marks.add(Mark.STANDFIRST);
      case "articleBody" -> marks.add(Mark.BODY_OF_ARTICLE);
      default -> {}
    }
    switch (element.attr("role")) {
      case "article" -> marks.add(Mark.ARTICLE);
      case "main" -> marks.add(Mark.MAIN);
      default -> {}
    }
    if (element.attr("rel").equals("author")) {
      marks.addAll(Set.of(Mark.BYLINE, Mark.AUTHOR));
    }
    if (element.id().equals("content") || element.id().equals("main")) {
      marks.add(Mark.MAIN);
    }
  }

  private static Set<Mark> named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    Set<Mark> marks = new HashSet<>();
    for (Mark mark : Mark.values()) {
      if (mark.names.stream().anyMatch(lower::contains)) {
        marks.add(mark);
      }
    }
    return marks;
  }
}

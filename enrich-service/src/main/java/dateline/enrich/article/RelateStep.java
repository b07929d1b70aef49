package dateline.enrich.article;

import dateline.Article;
import dateline.RawArticle;
import dateline.RawLink;
import dateline.RelatedLink;
import dateline.Tag;
import dateline.Text;
import dateline.enrich.relate.Entry;
import dateline.enrich.relate.RecentWindow;
import dateline.enrich.relate.Relation;
import dateline.enrich.text.ExtractedText;
import dateline.enrich.text.ExtractedText.EditorialLink;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Links to other articles: the publisher's own, and those that the recent window shows. */
final class RelateStep {

  private static final Set<String> NAMES = Set.of("person", "organisation", "place");

  private static final String RULE = "rule:recent-window/1";

  private final RecentWindow window;

  RelateStep(RecentWindow window) {
    this.window = window;
  }

  /** The publisher's links: those that the text shows, then those that the format states. */
  static List<RelatedLink> editorial(RawArticle raw, ExtractedText text) {
    List<RelatedLink> links = new ArrayList<>();
    text.links().forEach(link -> links.add(link(link)));
    for (RawLink link : raw.getLinks()) {
      boolean shown = links.stream().anyMatch(known -> link.getHref().equals(known.getUrl()));
      if (link.getRel().equals("related") && !shown) {
        links.add(link(link));
      }
    }
    return links;
  }

  /** Links found against the recent window, which knows the article from now on. */
  List<RelatedLink> computed(Article article) {
    List<RelatedLink> links = new ArrayList<>();
    for (Relation relation : window.relateAndAdd(entry(article))) {
      links.add(
          RelatedLink.newBuilder()
              .setKind(relation.kind().wire())
              .setUri(relation.uri())
              .setFeed(relation.feed())
              .setScore((float) relation.score())
              .setEvidence(relation.evidence())
              .setCreator(RULE)
              .build());
    }
    return links;
  }

  /** Puts the article's present state into the window, or takes a withdrawn one out. */
  void remember(Article article) {
    if (article.getPubStatus() == dateline.PubStatus.usable) {
      window.add(entry(article));
    } else {
      window.remove(article.getUri());
    }
  }

  private static RelatedLink link(EditorialLink link) {
    return RelatedLink.newBuilder()
        .setKind("editorial")
        .setRole(link.role())
        .setUrl(link.url().filter(Addresses::isHarmless).orElse(null))
        .setTitle(link.title())
        .setEvidence(List.of(link.label()))
        .setCreator("provider")
        .build();
  }

  private static RelatedLink link(RawLink link) {
    return RelatedLink.newBuilder()
        .setKind("editorial")
        .setRole("seeAlso")
        .setUrl(Optional.of(link.getHref()).filter(Addresses::isHarmless).orElse(null))
        .setTitle(link.getTitle())
        .setEvidence(List.of("rel=related"))
        .setCreator("provider")
        .build();
  }

  private static Entry entry(Article article) {
    return new Entry(
        article.getUri(),
        article.getFeed(),
        first(article.getHeadlines()),
        Optional.ofNullable(article.getLanguage()).orElse(""),
        article.getReceived(),
        (first(article.getDescriptions()) + "\n\n" + first(article.getBodies())).strip(),
        article.getTags().stream()
            .filter(tag -> NAMES.contains(tag.getKind()))
            .map(Tag::getLabel)
            .toList());
  }

  private static String first(List<Text> texts) {
    return texts.isEmpty() ? "" : texts.get(0).getValue();
  }
}

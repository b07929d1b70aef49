package dateline.enrich.article;

import dateline.Evidence;
import dateline.InfoSource;
import dateline.RawArticle;
import dateline.RawTag;
import dateline.Tag;
import dateline.enrich.tag.FoundSource;
import dateline.enrich.tag.FoundTag;
import dateline.enrich.tag.Passage;
import dateline.enrich.tag.ProviderTag;
import dateline.enrich.tag.TagResult;
import dateline.enrich.tag.Tagger;
import dateline.enrich.tag.TaggerInput;
import dateline.enrich.text.ExtractedText;
import dateline.enrich.text.ExtractedText.StatedEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the article is about: the provider's own statements as they are, and beside them what the
 * text shows.
 */
final class TagStep {

  private static final String PROVIDER = "provider";

  private final Tagger tagger;

  TagStep(Tagger tagger) {
    this.tagger = tagger;
  }

  /** Tags and attributed sources. */
  record Found(List<Tag> tags, List<InfoSource> sources) {}

  /** The provider's statements alone: what remains when the machine yields nothing. */
  static Found provided(RawArticle raw, ExtractedText text) {
    List<Tag> tags = new ArrayList<>();
    raw.getTags().forEach(tag -> tags.add(provided(raw, tag)));
    text.categories().forEach(label -> tags.add(provided(raw, plain("subject", label, null))));
    text.keywords().forEach(label -> tags.add(provided(raw, plain("keyword", label, null))));
    for (StatedEntity entity : text.entities()) {
      tags.add(provided(raw, plain(entity.kind(), entity.name(), entity.uri().orElse(null))));
    }
    List<InfoSource> sources = new ArrayList<>();
    Optional.ofNullable(raw.getInfoSource())
        .ifPresent(
            name -> sources.add(InfoSource.newBuilder().setName(name).setRole(PROVIDER).build()));
    return new Found(tags, sources);
  }

  /** Everything. */
  Found find(RawArticle raw, ExtractedText text, String language) {
    Found provided = provided(raw, text);
    TagResult result =
        tagger.tag(
            new TaggerInput(
                text.headline().orElse(""),
                text.standfirst().orElse(""),
                text.plain(),
                language,
                provided.tags().stream().map(TagStep::category).toList(),
                raw.getProvider()));
    List<Tag> tags =
        Stream.concat(
                provided.tags().stream(),
                result.tags().stream().filter(t -> !t.creator().equals(PROVIDER)).map(TagStep::tag))
            .toList();
    List<InfoSource> sources =
        Stream.concat(provided.sources().stream(), result.sources().stream().map(TagStep::source))
            .toList();
    return new Found(tags, sources);
  }

  private static RawTag plain(String kind, String label, String uri) {
    return RawTag.newBuilder().setKind(kind).setLabel(label).setUri(uri).build();
  }

  private static Tag provided(RawArticle raw, RawTag tag) {
    return Tag.newBuilder()
        .setKind(tag.getKind())
        .setLabel(tag.getLabel())
        .setUri(tag.getUri())
        .setLiteral(tag.getLiteral())
        .setScheme(Optional.ofNullable(tag.getScheme()).orElse("provider:" + raw.getProvider()))
        .setRel(Optional.ofNullable(tag.getRel()).orElse("about"))
        .setRelevance(tag.getRelevance())
        .setConfidence(tag.getConfidence())
        .setCreator(PROVIDER)
        .build();
  }

  private static ProviderTag category(Tag tag) {
    return new ProviderTag(
        tag.getKind(),
        tag.getLabel(),
        Optional.ofNullable(tag.getUri()),
        Optional.ofNullable(tag.getLiteral()),
        Optional.ofNullable(tag.getScheme()));
  }

  private static Tag tag(FoundTag found) {
    return Tag.newBuilder()
        .setKind(found.kind().wire())
        .setLabel(found.label())
        .setUri(found.uri().orElse(null))
        .setLiteral(found.literal().orElse(null))
        .setScheme(found.scheme().orElse(null))
        .setRel(found.rel())
        .setRole(found.role().orElse(null))
        .setCountryCode(found.countryCode().orElse(null))
        .setRelevance(found.relevance().orElse(null))
        .setConfidence(found.confidence().orElse(null))
        .setCreator(found.creator())
        .setEvidence(evidence(found.evidence()))
        .build();
  }

  private static InfoSource source(FoundSource found) {
    return InfoSource.newBuilder()
        .setName(found.name())
        .setRole(found.role())
        .setEvidence(evidence(found.evidence()))
        .build();
  }

  private static List<Evidence> evidence(List<Passage> passages) {
    return passages.stream()
        .map(p -> new Evidence(p.field(), p.start(), p.end(), p.text()))
        .toList();
  }
}

package dateline.enrich.article;

import dateline.Article;
import dateline.RawArticle;
import dateline.RelatedLink;
import dateline.SkippedStep;
import dateline.enrich.language.Language;
import dateline.enrich.language.LanguageDecision;
import dateline.enrich.language.LanguageDetection;
import dateline.enrich.language.LanguageResult;
import dateline.enrich.relate.RecentWindow;
import dateline.enrich.tag.Tagger;
import dateline.enrich.text.ExtractedText;
import dateline.enrich.version.Status;
import dateline.enrich.version.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The steps from a delivery to an article, in their order. First {@link #read}: what must be known
 * to decide on the version; then, for what is worth it, {@link #article}. For one stream thread at
 * a time.
 */
public final class Enrichment implements AutoCloseable {

  private static final String UNDETERMINED = "und";

  private final Steps steps;
  private final TextStep texts;
  private final TimeStep times;
  private final LanguageDetection detection;
  private final TagStep tags;
  private final RelateStep relations;
  private final ArticleAssembly assembly;

  Enrichment(
      Steps steps,
      TextStep texts,
      TimeStep times,
      LanguageDetection detection,
      TagStep tags,
      RelateStep relations) {
    this.steps = steps;
    this.texts = texts;
    this.times = times;
    this.detection = detection;
    this.tags = tags;
    this.relations = relations;
    this.assembly = new ArticleAssembly(times);
  }

  /** A chain of steps by itself, each within a limit of time: for evaluations. */
  public static Enrichment alone(Duration limit) {
    return new Enrichment(
        new Steps(limit),
        new TextStep(),
        new TimeStep(),
        new LanguageDetection(),
        new TagStep(new Tagger()),
        new RelateStep(new RecentWindow()));
  }

  /**
   * Reads text, times and version.
   *
   * @throws UnreadableItem if there is nothing to publish in it
   */
  public Draft read(RawArticle raw, Instant now) throws UnreadableItem {
    steps.nextArticle();
    List<SkippedStep> skipped = new ArrayList<>();
    Status status = status(raw);
    Optional<ExtractedText> read =
        steps.runIndispensable(
            "text", () -> Optional.of(texts.read(raw)), Optional.empty(), skipped);
    if (read.isEmpty() && status == Status.USABLE) {
      throw new UnreadableItem("step-failed", "text: " + skipped.get(0).getDetail(), null);
    }
    ExtractedText text = read.orElseGet(TextStep::nothing);
    if (status == Status.USABLE && text.headline().isEmpty() && text.plain().isEmpty()) {
      throw new UnreadableItem(
          "no-text", "neither headline nor body in " + raw.getMediaType(), null);
    }
    StatedTimes stated =
        steps.run("time", () -> times.stated(raw, text), new StatedTimes(List.of()), skipped);
    Marks marks = Marks.of(raw, text.headline());
    Version version =
        new Version(
            Optional.ofNullable(raw.getVersion()),
            stated.instant("versionCreated").or(() -> stated.instant("published")),
            raw.getReceived(),
            ContentHash.of(raw, text),
            status,
            marks.correction());
    Embargo embargo =
        status == Status.USABLE && TimeStep.statesEmbargo(raw)
            ? steps.run("time", () -> times.embargo(raw, text), Embargo.UNREADABLE, skipped)
            : Embargo.NONE;
    return new Draft(text, stated, version, embargo, marks.notes(), skipped);
  }

  /** The whole article, with links against the recent window, which knows it from now on. */
  public Article article(RawArticle raw, Draft draft, Moment moment, List<String> faults) {
    List<SkippedStep> skipped = new ArrayList<>(draft.skipped());
    Article article = enriched(raw, draft, moment, faults, skipped);
    List<RelatedLink> computed =
        steps.run("related", () -> relations.computed(article), List.of(), skipped);
    List<RelatedLink> links = new ArrayList<>(article.getRelatedLinks());
    links.addAll(computed);
    article.setRelatedLinks(links);
    article.setSkippedSteps(skipped);
    return article;
  }

  /** An older version for the history: as it is, without links that it never had. */
  public Article lateArticle(RawArticle raw, Draft draft, Moment moment, List<String> faults) {
    return enriched(raw, draft, moment, faults, new ArrayList<>(draft.skipped()));
  }

  /** The text-free marker of a withdrawn or withheld article. */
  public Article marker(RawArticle raw, Draft draft, Moment moment, List<String> faults) {
    return assembly.marker(raw, draft, moment, faults).build();
  }

  /** Takes a withdrawn or withheld article out of what others are related to. */
  public void forget(Article marker) {
    relations.remember(marker);
  }

  @Override
  public void close() {
    steps.close();
  }

  private Article enriched(
      RawArticle raw, Draft draft, Moment moment, List<String> faults, List<SkippedStep> skipped) {
    ExtractedText text = draft.text();
    Article.Builder article = assembly.article(raw, draft, moment, faults);
    Optional<String> declared = Optional.ofNullable(article.getDeclaredLanguage());
    LanguageDecision language =
        steps.run(
            "language",
            () -> language(text, declared),
            Language.decide(LanguageResult.UNKNOWN, declared),
            skipped);
    String tag = language.primary().orElse(UNDETERMINED);
    TagStep.Found found =
        steps.run("tags", () -> tags.find(raw, text, tag), TagStep.provided(raw, text), skipped);
    List<dateline.TimeStatement> all = new ArrayList<>(draft.times().all());
    all.addAll(
        steps.run(
            "time", () -> times.mentioned(raw, text, draft.times(), tag), List.of(), skipped));
    if (language.differsFromDeclared()) {
      List<String> withLanguage = new ArrayList<>(article.getFaults());
      withLanguage.add("language-differs");
      article.setFaults(withLanguage);
    }
    return article
        .setLanguage(language.primary().orElse(null))
        .setTags(found.tags())
        .setInfoSources(found.sources())
        .setTimes(all)
        .setRelatedLinks(new ArrayList<>(RelateStep.editorial(raw, text)))
        .setSkippedSteps(new ArrayList<>(skipped))
        .setEnriched(moment.now())
        .build();
  }

  private LanguageDecision language(ExtractedText text, Optional<String> declared) {
    return Language.decide(
        detection.detect(
            text.headline().orElse(""), text.standfirst().orElse("") + "\n" + text.plain()),
        declared);
  }

  private static Status status(RawArticle raw) {
    String claimed = Optional.ofNullable(raw.getPubStatus()).orElse("usable");
    return switch (claimed) {
      case "canceled" -> Status.CANCELED;
      case "withheld" -> Status.WITHHELD;
      default -> Status.USABLE;
    };
  }
}

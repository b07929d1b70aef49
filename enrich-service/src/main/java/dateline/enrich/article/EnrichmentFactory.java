package dateline.enrich.article;

import dateline.enrich.EnrichConfig;
import dateline.enrich.language.LanguageDetection;
import dateline.enrich.relate.RecentWindow;
import dateline.enrich.tag.Tagger;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes an {@link Enrichment} for each stream thread over what all of them share: models, lexicons,
 * the recent window.
 */
@ApplicationScoped
public class EnrichmentFactory {

  private static final Duration UNHURRIED = Duration.ofMinutes(1);

  private final EnrichConfig config;
  private final LanguageDetection detection = new LanguageDetection();
  private final Tagger tagger = new Tagger();
  private final RecentWindow window;
  private final AtomicInteger abandoned = new AtomicInteger();

  EnrichmentFactory(EnrichConfig config) {
    this.config = config;
    this.window =
        new RecentWindow(config.window().articles(), config.window().age(), InstantSource.system());
  }

  /**
   * Runs all steps on an article of nobody, so that classes, models and lexicons are loaded before
   * the first delivery's time is measured.
   */
  @PostConstruct
  void warmUp() {
    try (Enrichment enrichment = create(UNHURRIED, new RecentWindow())) {
      WarmUp.run(enrichment);
    }
  }

  /** A new chain of steps. */
  public Enrichment create() {
    return create(config.stepTimeout(), window);
  }

  private Enrichment create(Duration limit, RecentWindow window) {
    TimeStep times = new TimeStep();
    return new Enrichment(
        new Steps(limit, abandoned),
        new TextStep(),
        times,
        detection,
        new TagStep(tagger),
        new RelateStep(window));
  }

  /** Workers whose step overran and has not ended since: each may keep a processor busy. */
  public int abandonedSteps() {
    return abandoned.get();
  }

  /** Makes an article that another copy of the service has published known to this one. */
  public void remember(dateline.Article article) {
    new RelateStep(window).remember(article);
  }
}

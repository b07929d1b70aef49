package dateline.enrich.article;

import dateline.enrich.language.LanguageDetection;
import dateline.enrich.relate.RecentWindow;
import dateline.enrich.tag.Tagger;
import java.time.Duration;

/** Chains of steps for tests, with time enough on any machine. */
public final class Enrichments {

  private static final LanguageDetection DETECTION = new LanguageDetection();
  private static final Tagger TAGGER = new Tagger();

  private Enrichments() {}

  /** A chain of its own window. */
  public static Enrichment create() {
    return with(new Steps(Duration.ofSeconds(30)), new TagStep(TAGGER));
  }

  static Enrichment with(Steps steps, TagStep tags) {
    return new Enrichment(
        steps, new TextStep(), new TimeStep(), DETECTION, tags, new RelateStep(new RecentWindow()));
  }
}

package dateline.enrich.article;

import dateline.ArticleUri;
import dateline.IdentitySource;
import dateline.RawArticle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** An article that nobody reads, in each of the ways in which text comes. */
final class WarmUp {

  private static final int ROUNDS = 10;
  private static final String PLAIN =
      """
      Council opens new bridge in Springfield

      SPRINGFIELD, March 3 (Agency) - The city council of Springfield has opened a bridge over the river, Mayor Ann Example
      said on Tuesday.

      "It took four years," she told the Agency. The Ministry of Transport paid half of it in 2024.
      """;
  private static final String PAGE =
      "<html lang=\"en\"><head><title>Council opens new bridge</title></head><body><article><h1>Council opens new bridge</h1>"
          + "<p>By Ann Example</p><time datetime=\"2026-03-03T10:00:00Z\">March 3</time><p>"
          + PLAIN.replace("\n", " ")
          + "</p></article></body></html>";

  private WarmUp() {}

  static void run(Enrichment enrichment) {
    for (int round = 0; round < ROUNDS; round++) {
      work(enrichment, item("text", "text/plain", PLAIN));
      work(enrichment, item("html", "text/html", PAGE));
    }
  }

  private static void work(Enrichment enrichment, RawArticle raw) {
    Instant now = raw.getReceived();
    try {
      Draft draft = enrichment.read(raw, now);
      enrichment.article(raw, draft, new Moment(now, now), List.of());
    } catch (UnreadableItem e) {
      throw new IllegalStateException("the article to warm up with must be readable", e);
    }
  }

  private static RawArticle item(String format, String mediaType, String content) {
    return RawArticle.newBuilder()
        .setId("warm-up")
        .setUri(ArticleUri.of("nobody", format))
        .setFeed("nobody")
        .setProvider("nobody")
        .setTransport("push")
        .setReceived(Instant.now())
        .setIdentitySource(IdentitySource.content)
        .setFormat(format)
        .setMediaType(mediaType)
        .setContent(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)))
        .build();
  }
}

package dateline.bench.generate;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes stories as pages of about 40 KB: JSON-LD, meta tags and the article, between the styles,
 * scripts, menus, teasers and small print that most of a news page consists of.
 */
final class HtmlPages {

  private static final int BODY = 4_500;
  private static final int TEASERS = 82;

  /** The same on every page, as on a site. */
  private static final String STYLE =
      IntStream.range(0, 130)
          .mapToObj(
              i ->
                  ".c%d .teaser-%d{margin:%dpx 0;padding:%dpx;color:#%06x;display:block}"
                      .formatted(i, i, i % 24, i % 16, i * 7919))
          .collect(Collectors.joining("\n"));

  private static final String SCRIPT =
      IntStream.range(0, 90)
          .mapToObj(
              i ->
                  "window.q=window.q||[];q.push(['slot-%d',{w:%d,h:%d,lazy:true}]);"
                      .formatted(i, 300 + i, 250 + i))
          .collect(Collectors.joining("\n"));

  private static final String MENU =
      List.of(
              "World",
              "Politics",
              "Business",
              "Science",
              "Culture",
              "Sport",
              "Cities",
              "Climate",
              "Opinion",
              "Travel")
          .stream()
          .map(
              section ->
                  IntStream.range(0, 6)
                      .mapToObj(
                          i ->
                              "<li><a class=\"nav-link\" href=\"/%s/%d\">%s %d</a></li>"
                                  .formatted(section.toLowerCase(Locale.ROOT), i, section, i))
                      .collect(Collectors.joining("\n", "<ul class=\"menu\">", "</ul>")))
          .collect(Collectors.joining("\n"));

  byte[] page(Delivery delivery, Story story) {
    String site = "The Feed " + delivery.feed() + " Post";
    List<String> teasers = story.teasers(TEASERS);
    String html =
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <title>%1$s | %2$s</title>
        <link rel="canonical" href="%3$s">
        <meta property="og:title" content="%1$s">
        <meta property="og:type" content="article">
        <meta property="og:description" content="%4$s">
        <meta name="keywords" content="%5$s, %6$s, %7$s">
        <script type="application/ld+json">
        {"@context":"https://schema.org","@type":"NewsArticle","headline":"%1$s",
         "datePublished":"%8$s","dateModified":"%9$s","inLanguage":"en-GB",
         "author":{"@type":"Person","name":"%10$s"},
         "publisher":{"@type":"Organization","name":"%2$s"},"mainEntityOfPage":"%3$s"}
        </script>
        <style>
        %11$s
        </style>
        <script>
        %12$s
        </script>
        </head>
        <body>
        <header><a href="/">%2$s</a><nav>
        %13$s
        </nav></header>
        <main>
        <article>
        <h1>%1$s</h1>
        <p class="standfirst">%4$s</p>
        <div class="byline">By %10$s</div>
        <time datetime="%8$s">%19$s</time>
        <ul class="share"><li>Share on Facebook</li><li>Copy link</li><li>Print</li></ul>
        %14$s
        <p class="related"><strong>Also read:</strong> <a href="https://feed%15$d.example/also/%16$s">%17$s</a></p>
        </article>
        <aside><h2>Most read</h2><ul class="teasers">
        %18$s
        </ul></aside>
        </main>
        <footer><p>Copyright %2$s. We use cookies to make this page work. Terms of use. Privacy.</p></footer>
        </body>
        </html>
        """
            .formatted(
                escaped(story.headline()),
                site,
                delivery.guid(),
                escaped(story.summary()),
                story.fact("topic"),
                story.fact("city"),
                story.fact("country"),
                story.created(1),
                delivery.versionCreated(),
                story.fact("author"),
                STYLE,
                SCRIPT,
                MENU,
                paragraphs(delivery, story, site),
                delivery.feed(),
                Long.toUnsignedString(delivery.story(), 36),
                escaped(teasers.get(0)),
                teasers.stream().skip(1).map(HtmlPages::teaser).collect(Collectors.joining("\n")),
                story.day());
    return html.getBytes(StandardCharsets.UTF_8);
  }

  private static String paragraphs(Delivery delivery, Story story, String site) {
    return story.paragraphs(delivery.version(), BODY, site).stream()
        .map(paragraph -> "<p>" + escaped(paragraph) + "</p>")
        .collect(Collectors.joining("\n"));
  }

  private static String teaser(String title) {
    return "<li class=\"teaser\"><a href=\"/story/%s\"><img src=\"/img/%s.jpg\" alt=\"\" loading=\"lazy\"><h3>%s</h3></a></li>"
        .formatted(
            Integer.toHexString(title.hashCode()),
            Integer.toHexString(~title.hashCode()),
            escaped(title));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}

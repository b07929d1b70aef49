package dateline.enrich.article;

import static dateline.enrich.article.EnrichmentTest.NOW;
import static dateline.enrich.article.EnrichmentTest.item;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.Article;
import dateline.DiscoveryHint;
import dateline.Media;
import dateline.RawArticle;
import dateline.RawCredit;
import dateline.RawLink;
import dateline.RawMedia;
import dateline.RawText;
import dateline.RawTime;
import dateline.RelatedLink;
import dateline.Text;
import dateline.TimeStatement;
import dateline.enrich.text.Markup;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What runs in a reader's browser never gets through, whichever way and field it comes by. */
class HostileArticleTest {

  private static final Set<String> ELEMENTS =
      Set.of(
          "p h2 h3 h4 blockquote ul ol li figure figcaption img a em strong i b sub sup br cite q code pre abbr table thead tbody tr th td caption dl dt dd hr"
              .split(" "));
  private static final Set<String> ATTRIBUTES =
      Set.of("href", "src", "alt", "width", "height", "colspan", "rowspan", "lang", "rel");

  private static final String AROUND =
      "The ferry to Rost sails again on Monday, and the harbour is open to all ships by then. ";

  private final Enrichment enrichment = Enrichments.create();

  /** Our own samples: one for each way that markup has been known to run a script. */
  static Stream<String> samples() {
    return Stream.of(
        "<script>steal()</script>",
        "<SCRIPT SRC=//x.example/s.js></SCRIPT >",
        "<scr<script>ipt>steal()</scr</script>ipt>",
        "<b onmouseover=steal()>b</b>",
        "<img src=x:x onerror=steal()>",
        "<img/src='x'/onerror='steal()'>",
        "<img src='https://x.example/a.png' srcset='javascript:steal() 2x' onload=steal()>",
        "<a href='javascript:steal()'>a</a>",
        "<a href='JaVa&#x09;ScRiPt&colon;steal()'>a</a>",
        "<a href='&#1;javascript:steal()'>a</a>",
        "<a href='java\nscript:steal()'>a</a>",
        "<a href='vbscript:steal()'>a</a>",
        "<a href='data:text/html;base64,PHNjcmlwdD4='>a</a>",
        "<a href='//x.example' ping='javascript:steal()' target=_top download>a</a>",
        "<svg onload=steal()><a xlink:href='javascript:steal()'><text>t</text></a></svg>",
        "<svg><style><img src=x onerror=steal()></style></svg>",
        "<svg></p><style><a id='</style><img src=1 onerror=steal()>'>",
        "<math><mi xlink:href='data:x,<script>steal()</script>'>m</mi></math>",
        "<math><annotation-xml encoding='text/html'><p><script>steal()</script>",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=steal()>",
        "<noscript><style></noscript><img src=x onerror=steal()></style>",
        "<p id='x' style='background:url(javascript:steal())'>p</p>",
        "<style>p{background:url(//x.example)}</style>",
        "<link rel=stylesheet href='//x.example/a.css'>",
        "<iframe srcdoc='&lt;script&gt;steal()&lt;/script&gt;'></iframe>",
        "<iframe src='javascript:steal()'></iframe><frameset onload=steal()>",
        "<object data='data:text/html,x'><param name=src value='javascript:steal()'></object>",
        "<embed src='javascript:steal()'><applet code=X></applet>",
        "<video><source onerror=steal()></video><audio src=x onerror=steal()></audio>",
        "<details open ontoggle=steal()><summary>s</summary></details>",
        "<input autofocus onfocus=steal()><select onfocus=steal()><option>o</select>",
        "<button formaction='javascript:steal()'>b</button><isindex action='javascript:x'>",
        "<meta http-equiv=refresh content='0;javascript:steal()'><base href='javascript:'>",
        "<template><img src=x onerror=steal()></template><xmp><img src=x onerror=steal()></xmp>",
        "<title></title><script>steal()</script><plaintext><script>steal()</script>",
        "<!--[if gte IE 4]><script>steal()</script><![endif]--><!--><img src=x onerror=steal()>",
        "<![CDATA[<script>steal()</script>]]><?php <script>steal()</script> ?>",
        "<table><td background='javascript:steal()'>t<a href='javascript:steal()'><table>",
        "<a title='&lt;/a&gt;&lt;img src=x onerror=steal()&gt;' name=body id=cookie>a</a>",
        "&lt;script&gt;steal()&lt;/script&gt;",
        "&amp;lt;img src=x onerror=steal()&amp;gt;",
        "<x-widget onclick=steal()><slot name=a></slot></x-widget>",
        "<p\u0000 onclick\u0000=steal()>p</p><scr\u0000ipt>steal()</scr\u0000ipt>",
        "\u202e<img src=x onerror=steal()>\ufeff\ud800");
  }

  @ParameterizedTest
  @MethodSource("samples")
  void pushedOrPolledItem_isSafe(String hostile) throws UnreadableItem {
    RawArticle raw =
        item("x1")
            .setTexts(
                List.of(
                    new RawText("headline", "text/html", "Ferry " + hostile),
                    new RawText("subtitle", "text/html", hostile + " Rost"),
                    new RawText("summary", "text/html", hostile + " It sails."),
                    new RawText("body", "text/html", "<p>" + AROUND + hostile + "</p>" + hostile)))
            .setCredits(List.of(new RawCredit("author", "By Kari Example " + hostile)))
            .build();
    isSafe(article(raw));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void pageOfAStub_isSafe(String hostile) throws UnreadableItem {
    RawArticle raw =
        item("x2")
            .setTexts(
                List.of(
                    new RawText("headline", "text/html", "Ferry sails"),
                    new RawText("page", "text/html", page(hostile))))
            .setLinks(List.of(new RawLink("alternate", "https://north.example/a", null, null)))
            .build();
    isSafe(article(raw));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void pushedPage_isSafe(String hostile) throws UnreadableItem {
    RawArticle raw =
        item("x3")
            .setFormat("html")
            .setMediaType("text/html")
            .setContent(ByteBuffer.wrap(page(hostile).getBytes(StandardCharsets.UTF_8)))
            .build();
    isSafe(article(raw));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void plainText_isEscapedInMarkup(String hostile) throws UnreadableItem {
    RawArticle raw =
        item("x4")
            .setTexts(
                List.of(
                    new RawText("headline", "text/plain", "Ferry sails"),
                    new RawText("body", "text/plain", AROUND + "\n\n" + hostile)))
            .build();
    isSafe(article(raw));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:steal()",
        "JAVASCRIPT:steal()",
        " \u0001java\tscript:steal()",
        "data:text/html,<script>steal()</script>",
        "vbscript:steal()",
        "file:///etc/passwd",
        "blob:https://x.example/1",
        "view-source:https://x.example/",
        "javascript&colon;steal()",
        "javascript://x.example/%0Asteal()"
      })
  void addressThatIsNone_isNoLinkAndNoPicture(String address) throws UnreadableItem {
    RawArticle raw =
        item("x5")
            .setTexts(
                List.of(
                    new RawText("headline", "text/html", "Ferry sails"),
                    new RawText(
                        "body",
                        "text/html",
                        "<p>"
                            + AROUND
                            + "</p><p>Read also: <a href=\""
                            + address
                            + "\">a</a></p>")))
            .setLinks(
                List.of(
                    new RawLink("canonical", address, null, null),
                    new RawLink("alternate", address, null, null),
                    new RawLink("related", address, null, "Ferries")))
            .setMedia(List.of(RawMedia.newBuilder().setType("image").setHref(address).build()))
            .build();
    Article article = article(raw);
    isSafe(article);
    assertThat(article.getUrl()).isNull();
    assertThat(article.getMedia()).isEmpty();
    assertThat(article.getRelatedLinks()).allSatisfy(link -> assertThat(link.getUrl()).isNull());
  }

  @Test
  void whatIsAnAddressStands() throws UnreadableItem {
    RawArticle raw =
        EnrichmentTest.story("x6")
            .setSourceUrl("https://north.example/feed")
            .setLinks(
                List.of(
                    new RawLink("alternate", "javascript:steal()", null, null),
                    new RawLink("alternate", "HTTPS://north.example/ferry", null, null),
                    new RawLink("related", "urn:newsml:north.example:2026:ferry", null, "One"),
                    new RawLink("related", "tag:north.example,2026:quay", null, "Two")))
            .setMedia(
                List.of(RawMedia.newBuilder().setType("image").setHref("ferry-1.jpg").build()))
            .build();
    Article article = article(raw);
    assertThat(article.getUrl()).isEqualTo("HTTPS://north.example/ferry");
    assertThat(article.getMedia()).extracting(Media::getHref).containsExactly("ferry-1.jpg");
    assertThat(article.getRelatedLinks())
        .extracting(RelatedLink::getUrl)
        .containsExactly("urn:newsml:north.example:2026:ferry", "tag:north.example,2026:quay");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1900-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "2999-12-31T23:59:59Z",
        "9999-12-31T23:59:59Z",
        "+999999999-12-31T23:59:59Z",
        "-292275055-05-16T16:47:04Z",
        "31 Dec 99999 23:59",
        "{\"$ne\":null}",
        "99999999999999999999999999",
        "\ud800\u0000"
      })
  void timeThatCannotBe_isFlaggedOrLeftUnread(String time) throws UnreadableItem {
    RawArticle raw =
        EnrichmentTest.story("x7")
            .setTimes(
                List.of(
                    new RawTime("published", time, "pubDate"),
                    new RawTime("versionCreated", time, "updated")))
            .build();
    Article article = article(raw);
    assertThat(article.getTimes())
        .filteredOn(stated -> !stated.getRole().equals("mentioned"))
        .hasSize(2)
        .allSatisfy(
            stated -> {
              assertThat(stated.getRaw()).isEqualTo(time);
              assertThat(stated.getInstant() == null || !stated.getFlags().isEmpty()).isTrue();
            });
  }

  @Test
  void timeAheadOfUsIsNoReferenceForDaysInTheText() throws UnreadableItem {
    RawArticle raw =
        EnrichmentTest.story("x8")
            .setTimes(List.of(new RawTime("published", "2999-12-31T23:59:59Z", "pubDate")))
            .build();
    assertThat(article(raw).getTimes())
        .filteredOn(stated -> stated.getRaw().equals("Tuesday"))
        .extracting(TimeStatement::getLocalDate)
        .containsExactly("2026-03-03");
  }

  private static String page(String hostile) {
    return "<html><head><title>Ferry "
        + hostile.replace("<title>", "")
        + "</title><meta name=author content=\"Kari "
        + hostile.replace('"', '\'')
        + "\"></head><body><article><h1>Ferry sails "
        + hostile
        + "</h1><p class=byline>By Kari Example "
        + hostile
        + "</p><p>"
        + AROUND.repeat(3)
        + hostile
        + "</p><p>"
        + AROUND.repeat(3)
        + "</p></article>"
        + hostile
        + "</body></html>";
  }

  private Article article(RawArticle raw) throws UnreadableItem {
    return enrichment.article(raw, enrichment.read(raw, NOW), new Moment(NOW, NOW), List.of());
  }

  private static void isSafe(Article article) {
    for (Text text : article.getBodies()) {
      if (text.getContentType().equals("application/xhtml+xml")) {
        isAllowed(text.getValue());
        assertThat(Markup.sanitise(text.getValue())).isEqualTo(text.getValue());
      }
    }
    Stream.of(
            Stream.of(article.getUrl()),
            article.getRelatedLinks().stream().map(RelatedLink::getUrl),
            article.getDiscoveryHints().stream().map(DiscoveryHint::getUrl),
            article.getMedia().stream().map(Media::getHref))
        .flatMap(each -> each)
        .filter(Objects::nonNull)
        .forEach(address -> assertThat(address).matches("(?i)https?://.*"));
  }

  /** As a browser would build it: nothing but the elements and attributes that are allowed. */
  private static void isAllowed(String markup) {
    for (Parser parser : List.of(Parser.htmlParser(), Parser.xmlParser())) {
      var document = Jsoup.parse("<div>" + markup + "</div>", "", parser);
      Set<String> elements = new TreeSet<>();
      Set<String> attributes = new TreeSet<>();
      for (Element element : document.select("div *")) {
        elements.add(element.tagName());
        for (Attribute attribute : element.attributes()) {
          attributes.add(attribute.getKey());
        }
        for (String name : List.of("href", "src")) {
          if (element.hasAttr(name)) {
            assertThat(element.attr(name)).doesNotMatch("(?is)[^/?#]*(script|data|file)\\s*:.*");
          }
        }
      }
      assertThat(ELEMENTS).containsAll(elements);
      assertThat(ATTRIBUTES).containsAll(attributes);
    }
  }
}

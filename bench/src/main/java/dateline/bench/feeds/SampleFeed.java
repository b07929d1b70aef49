package dateline.bench.feeds;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A feed as publishers' systems write it: items with a summary, the whole body, categories and a
 * picture. The same one each time.
 *
 * @param xml the document
 * @param broken the document with a fault in each entry: a bare ampersand, a forbidden character, a
 *     tag that nobody ends
 * @param texts the bodies
 */
record SampleFeed(String xml, String broken, List<String> texts) {

  private static final String[] WORDS =
      ("the ferry harbour council said on Monday that fares would fall in spring while repairs to"
              + " quay and bridge go on under a budget of last year minister residents vote")
          .split(" ");

  static SampleFeed of(String name) {
    boolean atom = name.startsWith("atom");
    int size = Integer.parseInt(name.replaceAll("[a-z]", "")) * 1000;
    Random random = new Random(7);
    StringBuilder xml = new StringBuilder(size + 5_000).append(head(atom));
    StringBuilder broken = new StringBuilder(size + 5_000).append(head(atom));
    List<String> texts = new ArrayList<>();
    while (xml.length() < size) {
      String title = words(random, 8);
      String text = body(random);
      String entry = atom ? entry(texts.size(), title, text) : item(texts.size(), title, text);
      texts.add(text);
      xml.append(entry);
      broken.append(entry.replace(title, title + " & " + title + "\u000B<br>"));
    }
    String end = atom ? "</feed>" : "</channel></rss>";
    return new SampleFeed(xml + end, broken + end, List.copyOf(texts));
  }

  private static String head(boolean atom) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + (atom
            ? "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en\">"
                + "<title>Valley News</title><id>tag:valley.example,2026:feed</id>"
                + "<updated>2026-03-02T08:00:00Z</updated>"
                + "<link href=\"https://valley.example/\"/>\n"
            : "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                + " xmlns:media=\"http://search.yahoo.com/mrss/\"><channel>"
                + "<title>Valley News</title><link>https://valley.example/</link>"
                + "<description>News of the valley</description><language>en</language>\n");
  }

  private static String item(int number, String title, String text) {
    return "<item>\n  <title>"
        + title
        + "</title>\n  <link>https://valley.example/news/"
        + number
        + "?utm_source=rss&amp;utm_medium=feed</link>\n  <guid isPermaLink=\"false\">vn-"
        + number
        + "</guid>\n  <pubDate>Mon, 02 Mar 2026 08:00:00 GMT</pubDate>\n"
        + "  <dc:creator><![CDATA[Mara Quist]]></dc:creator>\n"
        + "  <category><![CDATA[Transport]]></category>\n  <category>Harbour</category>\n"
        + "  <description>"
        + escaped(text.substring(0, text.indexOf("</p>") + 4))
        + "</description>\n  <content:encoded><![CDATA["
        + text
        + "]]></content:encoded>\n  <media:content url=\"https://valley.example/"
        + number
        + ".jpg\" medium=\"image\" width=\"800\" height=\"600\"/>\n</item>\n";
  }

  private static String entry(int number, String title, String text) {
    return "<entry>\n  <title>"
        + title
        + "</title>\n  <link href=\"https://valley.example/news/"
        + number
        + "\"/>\n  <id>tag:valley.example,2026:"
        + number
        + "</id>\n  <published>2026-03-02T08:00:00Z</published>\n"
        + "  <updated>2026-03-02T09:00:00Z</updated>\n"
        + "  <author><name>Mara Quist</name></author>\n  <category term=\"transport\"/>\n"
        + "  <content type=\"html\">"
        + escaped(text)
        + "</content>\n</entry>\n";
  }

  private static String body(Random random) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      body.append("<p>").append(words(random, 40));
      body.append(" <a href=\"https://valley.example/").append(i).append("\">");
      body.append(words(random, 3)).append("</a> &mdash; ").append(words(random, 20));
      body.append(".</p>\n");
    }
    return body.toString();
  }

  private static String words(Random random, int number) {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < number; i++) {
      words.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return words.toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

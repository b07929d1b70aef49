package dateline.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkupTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script><p>x</p>",
        "<p onclick=alert(1)>x</p>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<a href=' \u0001java\tscript:alert(1)'>x</a>",
        "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
        "<svg><script>alert(1)</script></svg>",
        "<svg><animate onbegin=alert(1) attributeName=x></svg>",
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
        "<img srcset='javascript:alert(1) 1x' src='https://e.org/a.png'>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<p style='background:url(javascript:alert(1))'>x</p>",
        "<style>@import 'javascript:alert(1)';</style>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
        "<form action='javascript:alert(1)'><button>x</button></form>",
        "<object data='javascript:alert(1)'></object><embed src='javascript:alert(1)'>",
        "<base href='javascript:alert(1)//'>",
        "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
        "<<script>alert(1)//<</script>",
        "<textarea></textarea><script>alert(1)</script>",
        "<template><script>alert(1)</script></template>",
        "<p>a</p><!--><img src=x onerror=alert(1)>-->"
      })
  void scriptNeverPasses_andTheResultIsAFixedPoint(String html) {
    String safe = Markup.sanitise(html);
    assertThat(safe.toLowerCase(java.util.Locale.ROOT))
        .doesNotContain("<script", "javascript:", "<svg", "<math", "<iframe", "<style", "srcset")
        .doesNotContain("<form", "<object", "<embed", "<base", "<meta", "<template", "data:text")
        .doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=")
        .doesNotContainPattern("<[^>]*\\sstyle\\s*=");
    assertThat(Markup.sanitise(safe)).isEqualTo(safe);
    ExtractedText fragment = PageText.ofFragment(html);
    assertThat(Markup.sanitise(fragment.markup())).isEqualTo(fragment.markup());
    assertThat(fragment.markup()).doesNotContain("<script", "javascript:", "onerror=alert(1)>x");
  }

  @Test
  void structureAndSafeLinks_pass() {
    assertThat(
            Markup.sanitise(
                "<h2>A</h2><p>b <em>c</em> <a href=\"https://e.org/x?a=1&amp;b=2\">d</a></p>"
                    + "<blockquote><p>e</p></blockquote><ul><li>f</li></ul>"
                    + "<figure><img src=\"https://e.org/g.png\" alt=\"g\"><figcaption>h</figcaption></figure>"))
        .contains(
            "<h2>A</h2>", "<em>c</em>", "<blockquote><p>e</p></blockquote>", "<ul><li>f</li></ul>")
        .contains(
            "href=\"https://e.org/x?a&#61;1&amp;b&#61;2\"",
            "<img src=\"https://e.org/g.png\" alt=\"g\" />");
  }

  @Test
  void escaping_isUndoneByNothingButReading() {
    assertThat(Markup.escape("<a href=\"x\">&'</a>"))
        .isEqualTo("&lt;a href=&#34;x&#34;&gt;&amp;&#39;&lt;/a&gt;");
  }
}

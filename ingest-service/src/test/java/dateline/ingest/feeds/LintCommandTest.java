package dateline.ingest.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LintCommandTest {

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @Test
  void aSoundFileIsSound() throws IOException {
    assertThat(
            lint(
                """
                feeds:
                  tide:
                    provider: tide
                    name: 007
                    url: https://tide.example/rss
                    language: no
                    full-text: stub
                    websub: off
                    min-interval: 5m
                    categories: [Coast, Coast/North]
                    rate: 2
                  drop:
                    provider: drop
                    directory: drop
                """))
        .isZero();
    assertThat(out()).endsWith("feeds.txt: 2 sound feeds\n");
  }

  @Test
  void everyFaultHasItsLine() throws IOException {
    int code =
        lint(
            """
            feeds:
              tide:
                provider: tide
                url: ftp://tide.example/rss
                zone: IST
                colour: red
              ebb:
                provider: ebb
              ebb: {provider: ebb, url: "https://ebb.example/"}
              flow: {provider: flow, url: "https://ebb.example/"}
              text
            """
                .replace("  text\n", ""));
    assertThat(code).isEqualTo(1);
    assertThat(out())
        .contains("feeds.txt:4: tide: url needs http or https")
        .contains("feeds.txt:5: tide: zone is no IANA zone: IST")
        .contains("feeds.txt:6: tide: colour is no field of a feed")
        .contains("feeds.txt:7: ebb: has no way in")
        .contains("feeds.txt:10: flow: the url https://ebb.example/ is that of ebb, too")
        .endsWith("feeds.txt: 2 sound feeds\n");
  }

  @Test
  void theServicesOwnConfigurationIsReadToo() throws IOException {
    assertThat(
            lint(
                """
                dateline:
                  ingest:
                    feeds:
                      wire: {provider: wire, key-sha256: 00}
                """))
        .isEqualTo(1);
    assertThat(out()).contains("feeds.txt:4: wire: key-sha256 is not the 64 digits");
  }

  @Test
  void opmlIsReadToo() throws IOException {
    assertThat(
            lint(
                "<opml><body>\n<outline text='A' xmlUrl='https://a.example/rss'/>\n"
                    + "<outline text='B' xmlUrl='gopher://b.example/'/></body></opml>"))
        .isEqualTo(1);
    assertThat(out())
        .contains("feeds.txt:3: b-example: url needs http or https")
        .endsWith("feeds.txt: 1 sound feeds\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "feeds: [",
        "feeds: text",
        "- a\n- b",
        "feeds:\n  a: text",
        "a: &a [*a]",
        "feeds:\n  a: &x {provider: p, b: *x}",
        "feeds: !!java.lang.Runtime {}",
        "<rss/>"
      })
  void whatIsNoListOfFeedsIsAFaultAndNoException(String text) throws IOException {
    assertThat(lint(text)).isEqualTo(1);
    assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void anIdInTwoFilesIsAFault() throws IOException {
    String feed = "feeds:\n  tide: {provider: tide, url: 'https://tide.example/'}";
    String one = Files.writeString(folder.resolve("one.yaml"), feed).toString();
    String two = Files.writeString(folder.resolve("two.yaml"), feed).toString();
    assertThat(run(one, two)).isEqualTo(1);
    assertThat(out()).contains("two.yaml:1: tide: stands in " + one + ", too");
  }

  @Test
  void aFileThatIsNotThereIsAnotherCode() {
    assertThat(run(folder.resolve("none").toString())).isEqualTo(2);
    assertThat(run()).isEqualTo(2);
    assertThat(run("--help")).isEqualTo(2);
  }

  private int lint(String text) throws IOException {
    return run(Files.writeString(folder.resolve("feeds.txt"), text).toString());
  }

  private int run(String... args) {
    return LintCommand.run(
        List.of(args),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(errors, true, StandardCharsets.UTF_8));
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }
}

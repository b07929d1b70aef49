package dateline.ingest.format.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Reading;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileWiresTest {

  private static final String HEADER = "bdt0123 4 pl 41\n\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "a-",
        "a/",
        "A ",
        "kill ",
        "Kill the ",
        "bdt0123 ",
        "1st Ld ",
        "embargo ",
        "Von A",
        "Meldung bdt0123 ",
        "Bitte ",
        "=\n",
        "^a\n",
        "EDS: a\n",
        "a. B ",
        "\n",
        "\u0002",
        "\u0001",
        "(zwei)",
        ",0100",
        " \t",
        "KILL\n",
        "Kill bdt0123.\n",
        "MORE\n",
        "141830 OCT 26\n"
      })
  void takesBoundedTimeForWhateverIsRepeated(String part) {
    String body = HEADER + part.repeat(500_000 / part.length());
    Instant start = Instant.now();
    Reading reading = Sent.read(body.getBytes(StandardCharsets.UTF_8), Optional.empty());
    assertThat(reading).isNotNull();
    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void moreMessagesThanTheBoundAreTooLarge() {
    String body = "\u0001bdt0123 4 pl 41\n\u0002Text=\nText.\u0003".repeat(1_001);
    assertThat(Sent.read(body.getBytes(StandardCharsets.UTF_8), Optional.empty()))
        .isInstanceOf(Reading.TooLarge.class);
  }

  @Test
  void aMessageOverItsBoundIsTooLargeAlone_andBrokenAmongOthers() {
    byte[] alone = (HEADER + "x".repeat(1_000)).getBytes(StandardCharsets.UTF_8);
    assertThat(read(alone)).isInstanceOf(Reading.TooLarge.class);
    byte[] both =
        ("\u0001bdt0123 4 pl 41\n\u0002Text=\nText.\u0003\u0001" + HEADER + "x".repeat(1_000))
            .getBytes(StandardCharsets.UTF_8);
    List<Entry> entries = ((Reading.Items) read(both)).entries();
    assertThat(entries.get(0)).isInstanceOf(Entry.Sound.class);
    assertThat(entries.get(1)).isInstanceOf(Entry.Broken.class);
  }

  @Test
  void anOrderThatNamesMoreThanAHundredMessagesIsRefused() {
    String numbers =
        IntStream.range(0, 101)
            .mapToObj(i -> "bdt%04d".formatted(i + 1_000))
            .collect(Collectors.joining(", "));
    String body = HEADER + "Kill " + numbers + " of Oct. 14.\n";
    assertThat(Sent.read(body.getBytes(StandardCharsets.UTF_8), Optional.empty()))
        .isEqualTo(new Reading.Invalid(List.of(new Fault("", "names more than 100 messages"))));
  }

  private static Reading read(byte[] body) {
    return new TextWires()
        .read(
            new Document(
                body,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Sent.TODAY)),
            new Bounds(10, 500));
  }
}

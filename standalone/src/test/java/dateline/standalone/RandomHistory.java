package dateline.standalone;

import dateline.PubStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A random history of one article, the word that marks each of its texts, and what the contract
 * says of it when all has arrived and every embargo has ended.
 *
 * @param number number of the history, which is part of its words
 * @param messages what the wire sends, by version
 */
record RandomHistory(int number, List<Message> messages) {

  private static final int MOST_VERSIONS = 6;
  private static final Instant FIRST_CREATED = Instant.parse("2025-10-14T08:00:00Z");
  private static final Pattern WORD = Pattern.compile("qv\\d{2}[a-f]");

  /** One delivery of the wire. */
  record Message(
      int version, PubStatus status, String word, boolean correction, Optional<Instant> embargo) {

    boolean isUsable() {
      return status == PubStatus.usable;
    }

    Ninjs of(String guid) {
      Ninjs item =
          Ninjs.item(guid)
              .version(version, FIRST_CREATED.plus(Duration.ofHours(version)).toString())
              .with("pubStatus", status.name());
      if (correction) {
        item.with("edNote", "CORRECTS the name");
      }
      if (status != PubStatus.canceled) {
        item.headline("Notice " + word).body("The board gave notice " + word + " to its tenants.");
      }
      embargo.ifPresent(until -> item.with("embargoed", until.toString()));
      return item;
    }
  }

  /** Up to six versions; embargoes end within so long. */
  static RandomHistory of(Random random, int number, Instant now, Duration horizon) {
    List<Message> messages = new ArrayList<>();
    int versions = 1 + random.nextInt(MOST_VERSIONS);
    for (int version = 1; version <= versions; version++) {
      int kind = random.nextInt(8);
      PubStatus status =
          kind == 0 ? PubStatus.canceled : kind == 1 ? PubStatus.withheld : PubStatus.usable;
      Optional<Instant> embargo =
          status == PubStatus.usable && random.nextInt(3) == 0
              ? Optional.of(
                  now.plusSeconds(random.nextInt((int) horizon.toSeconds()))
                      .truncatedTo(ChronoUnit.SECONDS))
              : Optional.empty();
      String word = String.format("qv%02d%c", number, 'a' + version - 1);
      messages.add(new Message(version, status, word, random.nextInt(4) == 0, embargo));
    }
    return new RandomHistory(number, List.copyOf(messages));
  }

  /** The messages in any order, some of them twice. */
  List<Message> shuffled(Random random) {
    List<Message> shuffled = new ArrayList<>(messages);
    shuffled.addAll(messages.subList(0, random.nextInt(messages.size() + 1)));
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** Whether the text with this word may be read at this moment, as far as embargoes go. */
  boolean isOutOfEmbargo(String word, Instant at) {
    int version = version(word);
    return messages.stream()
        .filter(m -> m.isUsable() && m.version() >= version)
        .anyMatch(m -> m.embargo().filter(at::isBefore).isEmpty());
  }

  /** The version whose text has this word. */
  int version(String word) {
    return messages.stream().filter(m -> m.word().equals(word)).findFirst().orElseThrow().version();
  }

  /** What the article comes to. */
  PubStatus status() {
    int usable = newest(PubStatus.usable);
    if (usable <= newest(PubStatus.canceled)) {
      return newest(PubStatus.canceled) > 0 ? PubStatus.canceled : PubStatus.withheld;
    }
    return usable <= newest(PubStatus.withheld) ? PubStatus.withheld : PubStatus.usable;
  }

  /** Words of the texts that can be read at the end. */
  Set<String> readable() {
    Set<String> words = new TreeSet<>();
    if (status() == PubStatus.usable) {
      messages.stream()
          .filter(m -> m.isUsable() && m.version() > newest(PubStatus.canceled))
          .forEach(m -> words.add(m.word()));
    }
    return words;
  }

  /** Words of this history in a text. */
  Set<String> words(String text) {
    Set<String> words = new TreeSet<>();
    String prefix = String.format("qv%02d", number);
    WORD.matcher(text)
        .results()
        .map(found -> found.group())
        .filter(word -> word.startsWith(prefix))
        .forEach(words::add);
    return words;
  }

  private int newest(PubStatus status) {
    OptionalInt newest =
        messages.stream()
            .filter(m -> m.status() == status)
            .flatMapToInt(m -> IntStream.of(m.version()))
            .max();
    return newest.orElse(0);
  }
}

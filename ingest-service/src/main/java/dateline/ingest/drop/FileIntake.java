package dateline.ingest.drop;

import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireFormat;
import dateline.ingest.intake.FormatChoice;
import dateline.ingest.intake.Ids;
import dateline.ingest.intake.Incoming;
import dateline.ingest.intake.Intake;
import dateline.ingest.intake.IntakeResult;
import dateline.ingest.publish.Transport;
import dateline.ingest.source.Feed;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * From a file's bytes to its items in Kafka. The identifiers are made from the feed, the file's
 * name and its bytes, and all else from the file, too: a repetition after a crash is the same.
 */
final class FileIntake {

  private final Intake intake;

  FileIntake(Intake intake) {
    this.intake = intake;
  }

  /** What came of a file. */
  sealed interface Outcome {

    /** Kafka has it. */
    record Taken() implements Outcome {}

    /** Kafka has it as a dead letter, or its items as some. */
    record Unreadable(String reason) implements Outcome {}

    /** To be tried again. */
    record Later(boolean behind, String reason) implements Outcome {}
  }

  /** Waits for Kafka, which the publisher bounds. */
  Outcome take(Feed feed, String name, Instant modified, DroppedFile file) {
    Optional<String> declared = mediaType(FileNames.extension(name));
    Optional<WireFormat> format =
        FormatChoice.of(feed.settings().mediaType(), declared, file.document());
    Incoming incoming = incoming(feed, name, modified, file, format, declared);
    Ids ids = Ids.of(feed.id(), "file:" + name, sha256(file.wire()));
    Reading reading =
        file.fault()
            .orElseGet(
                () ->
                    format
                        .map(
                            known ->
                                intake.read(feed.id(), known, incoming.document(), intake.bounds()))
                        .orElseGet(
                            () -> new Reading.Unreadable("The file is of no known format.")));
    CompletableFuture<IntakeResult> done =
        reading instanceof Reading.Items items
            ? intake.deliver(incoming, ids, items)
            : intake.bury(incoming, ids, reading);
    return outcome(done.join(), reading);
  }

  private static Outcome outcome(IntakeResult result, Reading reading) {
    if (result instanceof IntakeResult.Behind) {
      return new Outcome.Later(true, "too many items wait to be worked");
    }
    if (result instanceof IntakeResult.Unacknowledged unacknowledged) {
      return new Outcome.Later(false, unacknowledged.reason());
    }
    if (result instanceof IntakeResult.Refused refused) {
      return new Outcome.Unreadable(Intake.reason(refused.why()));
    }
    if (!(reading instanceof Reading.Items)) {
      return new Outcome.Unreadable(Intake.reason(reading));
    }
    IntakeResult.Taken taken = (IntakeResult.Taken) result;
    boolean none =
        !taken.entries().isEmpty()
            && taken.entries().stream().allMatch(Entry.Broken.class::isInstance);
    return none
        ? new Outcome.Unreadable(
            "No item can be read; the first: "
                + Intake.reason(
                    new Reading.Invalid(((Entry.Broken) taken.entries().get(0)).faults())))
        : new Outcome.Taken();
  }

  private static Incoming incoming(
      Feed feed,
      String name,
      Instant modified,
      DroppedFile file,
      Optional<WireFormat> format,
      Optional<String> declared) {
    Document document =
        new Document(
            file.document(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(feed.dayOf(modified)));
    return new Incoming(
        feed,
        Transport.FILE,
        format.orElseGet(FileIntake::any),
        document,
        declared.map(type -> Map.of("content-type", type)).orElse(Map.of()),
        Map.of("file-name", name));
  }

  /** Never read as this: a document of no format goes to the dead letters as it is. */
  private static WireFormat any() {
    return FormatChoice.of(Optional.of("text/plain"), Optional.empty(), new byte[0]).orElseThrow();
  }

  private static Optional<String> mediaType(String extension) {
    return Optional.ofNullable(
        switch (extension) {
          case "xml", "newsml", "g2" -> "application/xml";
          case "rss" -> "application/rss+xml";
          case "atom" -> "application/atom+xml";
          case "nitf" -> "application/nitf+xml";
          case "json", "ninjs" -> "application/json";
          case "ndjson", "jsonl" -> "application/x-ndjson";
          case "html", "htm", "xhtml" -> "text/html";
          case "txt", "text" -> "text/plain";
          case "iptc", "anpa", "7901", "1312" -> "text/vnd.iptc.7901";
          default -> null;
        });
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

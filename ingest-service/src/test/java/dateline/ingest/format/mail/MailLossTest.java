package dateline.ingest.format.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Reading;
import dateline.ingest.format.WireItem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where each field of a mail's header goes, and what is dropped and why. */
class MailLossTest {

  /** Field, its value, where the value is then. */
  private static final String[][] FIELDS = {
    {"Return-Path", "<bounce-1@wire.example>", "dropped: the way of the delivery"},
    {"Received", "from hub-2.example by mx.example", "dropped: the way of the delivery"},
    {"DKIM-Signature", "v=1; d=sig-3.example", "dropped: the way of the delivery"},
    {"Delivered-To", "client-4@mx.example", "dropped: the way of the delivery"},
    {"From", "Asha Menon <sender-5@wire.example>", "credits: Asha Menon"},
    {"Sender", "robot-6@wire.example", "dropped: who typed it in is not who wrote it"},
    {"Reply-To", "answers-7@wire.example", "dropped: addresses of people are not published"},
    {"To", "clients-8@wire.example", "dropped: who else has it is not published"},
    {"Cc", "more-9@wire.example", "dropped: who else has it is not published"},
    {"Date", "Wed, 14 Oct 2026 08:00:10 +0200", "times: 08:00:10"},
    {"Subject", "Ferry sails again", "texts: Ferry sails again"},
    {
      "Message-ID", "<ferry-51.3@wire.example>", "dropped: what it supersedes has named the article"
    },
    {"In-Reply-To", "<thread-11@wire.example>", "dropped: a thread is no relation of articles"},
    {"References", "<ferry-51@wire.example> <x@wire.example>", "identity: ferry-51@wire.example"},
    {"Supersedes", "<ferry-51.2@wire.example>", "dropped: the first of the references is older"},
    {"Keywords", "quays, boats", "tags: quays"},
    {"Comments", "Pictures follow", "facts: Pictures follow"},
    {"Organization", "Example Wire", "facts: Example Wire"},
    {"Content-Language", "en-IN", "facts: en-IN"},
    {"Expires", "Fri, 16 Oct 2026 08:00:12 +0200", "times: 08:00:12"},
    {"X-Slugline", "FERRY/KOCHI", "facts: FERRY/KOCHI"},
    {"Importance", "high", "facts: URGENCY=3"},
    {"List-Id", "<list-13.wire.example>", "dropped: the way of the delivery"},
    {"Newsgroups", "wire.group-14", "dropped: the way of the delivery"},
    {"Approved", "moderator-15@wire.example", "dropped: the way of the delivery"},
    {"User-Agent", "Mailer-16", "dropped: of the sender's system"},
    {"MIME-Version", "1.0", "dropped: decides how to read it"},
    {"Content-Type", "text/plain; charset=utf-8", "dropped: decides how to read it"},
    {"Content-Transfer-Encoding", "quoted-printable", "dropped: decides how to read it"},
  };

  @Test
  void everyFieldGoesWhereTheListSays() {
    StringBuilder mail = new StringBuilder();
    for (String[] field : FIELDS) {
      mail.append(field[0]).append(": ").append(field[1]).append("\r\n");
    }
    WireItem item = read(mail + "\r\nThe ferry left at noon=2E\r\n");
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("credits", item.parts().credits().toString());
    parts.put("times", item.parts().times().toString());
    parts.put("texts", item.parts().texts().toString());
    parts.put("tags", item.parts().tags().toString());
    parts.put("facts", item.facts().toString());
    parts.put("identity", item.identity().toString());
    for (String[] field : FIELDS) {
      String part = field[2].substring(0, field[2].indexOf(':'));
      String value = field[2].substring(part.length() + 2);
      if (part.equals("dropped")) {
        assertThat(parts.values())
            .as(field[0])
            .noneMatch(all -> all.contains(field[1].replaceAll("[<>]", "") + "]"));
      } else {
        assertThat(parts.get(part)).as(field[0]).contains(value);
      }
    }
    assertThat(parts.get("texts")).contains("The ferry left at noon.");
  }

  private static WireItem read(String mail) {
    Document document =
        new Document(
            mail.getBytes(StandardCharsets.UTF_8),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Reading reading =
        new MailDocument(part -> Optional.empty()).read(document, new Bounds(10, 100_000));
    return ((Entry.Sound) ((Reading.Items) reading).entries().get(0)).item();
  }
}

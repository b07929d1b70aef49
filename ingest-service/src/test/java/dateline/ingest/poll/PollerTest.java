package dateline.ingest.poll;

import static dateline.ingest.poll.TestPolls.item;
import static dateline.ingest.poll.TestPolls.rss;
import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.fetch.FetchKind;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.Headers;
import dateline.ingest.fetch.Trail;
import dateline.ingest.fetch.Validators;
import dateline.ingest.format.Entry;
import dateline.ingest.format.Fault;
import dateline.ingest.format.Payload;
import dateline.ingest.format.Reading;
import dateline.ingest.format.detect.Formats;
import dateline.ingest.publish.Delivery;
import dateline.ingest.publish.Transport;
import dateline.ingest.refresh.Alarm;
import dateline.ingest.source.Feed;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PollerTest {

  private static final String URL = TestPolls.URL.toString();
  private static final Map<String, String> CREDENTIALS = Map.of("Authorization", "Bearer ebb");

  private final TestPolls.Clock clock = new TestPolls.Clock();
  private final Web web = new Web();
  private final Feed feed = TestPolls.feed();
  private FeedTexts texts = TestPolls.texts(clock);
  private FeedProgress progress = TestPolls.first(feed);

  /** Polls, and goes on from there as if all of it had been published. */
  private Polled poll(Map<String, String> headers) {
    clock.pass(Duration.ofMinutes(10));
    var future = TestPolls.poller(web, texts, clock).poll(feed, progress, headers);
    assertThat(future).isCompleted();
    progress = future.join().after();
    return future.join();
  }

  private Polled poll() {
    return poll(Map.of());
  }

  private static List<String> guids(Polled polled) {
    return entries(polled).stream()
        .map(
            entry ->
                entry instanceof Entry.Sound sound
                    ? sound.item().identity().identifier()
                    : "broken")
        .toList();
  }

  private static List<Entry> entries(Polled polled) {
    return polled.delivery().stream()
        .flatMap(delivery -> delivery.items().stream())
        .map(Delivery.Outgoing::entry)
        .toList();
  }

  @Nested
  class Documents {

    @Test
    void theFirstPollPublishesTheWholeWindow() {
      web.rss(URL, rss(item("b", "Ebb"), item("a", "Flow")));
      Polled polled = poll();
      assertThat(guids(polled)).containsExactly("b", "a");
      assertThat(polled.items()).isEqualTo(2);
      Delivery delivery = polled.delivery().orElseThrow();
      assertThat(delivery.feed()).isSameAs(feed);
      assertThat(delivery.transport()).isEqualTo(Transport.POLL);
      assertThat(delivery.received()).isEqualTo(clock.instant());
      assertThat(delivery.sourceUrl()).contains(URL);
      assertThat(delivery.http()).containsOnlyKeys("etag", "content-type");
      assertThat(delivery.items()).extracting(Delivery.Outgoing::id).doesNotHaveDuplicates();
      assertThat(polled.after().totals())
          .isEqualTo(new Totals(1, 2, Optional.of("rss"), 2, Optional.empty()));
      assertThat(web.last().kind()).isEqualTo(FetchKind.FEED);
      assertThat(web.last().validators()).isEmpty();
    }

    @Test
    void theSecondPollOfTheSameDocumentPublishesNothing() {
      web.rss(URL, rss(item("b", "Ebb"), item("a", "Flow")));
      Polled first = poll();
      Polled again = poll();
      assertThat(again.delivery()).isEmpty();
      assertThat(again.items()).isZero();
      assertThat(again.before()).isEqualTo(first.after());
      assertThat(again.after().totals().items()).isEqualTo(2);
      assertThat(again.after().poll().window()).isEqualTo(first.after().poll().window());
      assertThat(web.last().validators()).isEqualTo(first.after().poll().validators());
    }

    @Test
    void onlyWhatIsNewOrChangedIsPublished() {
      web.rss(URL, rss(item("b", "Ebb"), item("a", "Flow")));
      poll();
      web.rss(URL, rss(item("c", "Neap"), item("b", "Ebb, corrected"), item("a", "Flow")));
      assertThat(guids(poll())).containsExactly("c", "b");
      web.rss(URL, rss(item("c", "Neap"), item("b", "Ebb"), item("a", "Flow")));
      assertThat(guids(poll())).as("going back is a change").containsExactly("b");
    }

    @Test
    void theOldStateIsUntouchedSoThatADroppedPollIsMadeAgain() {
      FeedProgress before = progress;
      web.rss(URL, rss(item("a", "Flow")));
      poll();
      progress = before;
      assertThat(guids(poll())).containsExactly("a");
    }

    @Test
    void anyCharactersAreAnAnswer() {
      String odd = "Fl\ufeffow\u202e \u0000\u0001\u001b[31m &#xD800; &#0; &#x1F; \ufffe";
      web.rss(URL, "\ufeff" + rss(item("a" + odd, odd, odd), item("b", "Ebb")));
      List<Entry> entries = entries(poll());
      assertThat(entries).hasSize(2);
      assertThat(entries.get(1)).isInstanceOf(Entry.Sound.class);
      assertThat(entries(poll())).as("and the same the next time").isEmpty();
    }

    @Test
    void aHarmlessDoctypeIsNoTrouble() {
      String doctype =
          "<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Tides//DTD Tides 0.9//EN'"
              + " 'http://127.0.0.1:1/tides.dtd'>";
      web.rss(URL, doctype + rss(item("a", "Flow")));
      assertThat(guids(poll())).containsExactly("a");
      assertThat(web.asked()).containsExactly(URL);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Mon, 01 Jan 1900 00:00:00 GMT",
          "0000-01-01T00:00:00Z",
          "9999-12-31T23:59:59Z",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "Fri, 31 Dec 9999 23:59:59 +1800",
          "99999999999999999999"
        })
    void datesThatCannotBeChangeNoInterval(String date) {
      for (int i = 0; i < 12; i++) {
        String dated =
            item("of-" + i, "Flow").replace("<link>", "<pubDate>" + date + "</pubDate><link>");
        web.rss(URL, rss(dated));
        assertThat(guids(poll())).containsExactly("of-" + i);
        assertThat(progress.poll().nextDue())
            .isBetween(clock.instant(), clock.instant().plus(Duration.ofHours(1)));
      }
    }

    @Test
    void whatLooksLikeAQueryIsText() {
      String query = "{&quot;$ne&quot;:null}";
      web.rss(URL, rss(item(query, query, query), item("$where", "a.b.$c")));
      assertThat(guids(poll())).containsExactly("{\"$ne\":null}", "$where");
    }

    @Test
    void theFeedsOwnIntervalsHold() {
      web.rss(URL, rss(item("a", "Flow")));
      Feed often = TestPolls.feed("tide", "'minInterval':'PT2S','maxInterval':'PT4S'");
      Polled polled =
          TestPolls.poller(web, texts, clock).poll(often, TestPolls.first(often), Map.of()).join();
      assertThat(Duration.between(clock.instant(), polled.after().poll().nextDue()))
          .isBetween(Duration.ofSeconds(2), Duration.ofSeconds(5));
    }

    @Test
    void anEmptyDocumentIsNoFailure() {
      web.rss(URL, rss());
      Polled polled = poll();
      assertThat(polled.delivery()).isEmpty();
      assertThat(polled.after().totals().error()).isEmpty();
      assertThat(polled.after().poll().checks().failures()).isZero();
    }

    @Test
    void notModifiedChangesNothingButTheTimes() {
      web.rss(URL, rss(item("a", "Flow")));
      Polled first = poll();
      Validators validators = first.after().poll().validators().orElseThrow();
      web.answer(
          URL,
          new FetchResult.NotModified(
              Trail.at(TestPolls.URL), Headers.NONE, validators, Optional.empty()));
      Polled same = poll();
      assertThat(same.delivery()).isEmpty();
      assertThat(same.after().totals())
          .isEqualTo(new Totals(2, 1, Optional.of("rss"), 1, Optional.empty()));
      assertThat(same.after().poll().window()).isEqualTo(first.after().poll().window());
      assertThat(same.after().poll().checks().lastSuccess()).contains(clock.instant());
      assertThat(same.after().poll().nextDue()).isAfter(clock.instant());
    }
  }

  @Nested
  class Trouble {

    @Test
    void aBrokenEntryIsPublishedOnceAndCountedOnce() {
      texts = broken("torn", "a", "b");
      web.rss(URL, rss());
      Polled polled = poll();
      assertThat(guids(polled)).containsExactly("a", "b", "broken");
      assertThat(polled.after().poll().alarms().get(Alarm.Kind.PARSE_LOSS).orElseThrow().reason())
          .isEqualTo("1 of 3 entries can't be read.");
      assertThat(poll().delivery()).isEmpty();
      texts = broken("torn otherwise", "a", "b");
      assertThat(guids(poll())).containsExactly("broken");
    }

    @Test
    void anUnreadableDocumentIsOneDeadLetterWhileTheTroubleLasts() {
      web.rss(URL, rss(item("a", "Flow")));
      poll();
      web.rss(URL, "Back at six.");
      Polled first = poll();
      assertThat(first.items()).isEqualTo(1);
      Entry.Broken dead = (Entry.Broken) entries(first).get(0);
      assertThat(new String(dead.payload().content(), StandardCharsets.UTF_8))
          .isEqualTo("Back at six.");
      assertThat(dead.payload().mediaType()).isEqualTo("application/rss+xml");
      assertThat(first.after().totals().error()).isPresent();
      assertThat(first.after().poll().checks().failures()).isEqualTo(1);
      assertThat(poll().delivery()).isEmpty();
      web.rss(URL, "Back at seven.");
      assertThat(poll().delivery()).isEmpty();

      web.rss(URL, rss(item("b", "Ebb"), item("a", "Flow")));
      assertThat(guids(poll())).as("the memory of items survives").containsExactly("b");
      web.rss(URL, "Back at six.");
      assertThat(poll().items()).as("new trouble").isEqualTo(1);
    }

    @Test
    void notModifiedAfterAnUnreadableDocumentMeansThatAllIsWell() {
      web.rss(URL, rss(item("a", "Flow")));
      Validators validators = poll().after().poll().validators().orElseThrow();
      web.rss(URL, "Back at six.");
      assertThat(poll().after().poll().alarms().get(Alarm.Kind.PARSE_LOSS)).isPresent();
      assertThat(progress.poll().validators()).as("of what was read").contains(validators);
      web.answer(
          URL,
          new FetchResult.NotModified(
              Trail.at(TestPolls.URL), Headers.NONE, validators, Optional.empty()));
      assertThat(poll().after().poll().alarms().get(Alarm.Kind.PARSE_LOSS)).isEmpty();
      web.rss(URL, "Back at six.");
      assertThat(poll().items()).as("new trouble").isEqualTo(1);
    }

    @Test
    void anUnreadableDocumentIsKeptAlsoWhenOtherFailuresWereBefore() {
      web.answer(URL, Web.status(TestPolls.URL, 503));
      assertThat(poll().delivery()).isEmpty();
      web.rss(URL, "Back at six.");
      assertThat(guids(poll())).containsExactly("broken");
      web.answer(URL, Web.status(TestPolls.URL, 503));
      poll();
      web.rss(URL, "Back at six.");
      assertThat(poll().delivery()).as("still the same trouble").isEmpty();
    }

    @Test
    void aFailureSaysWhatItWasAndLeavesTheMemory() {
      web.rss(URL, rss(item("a", "Flow")));
      poll();
      web.answer(URL, Web.status(TestPolls.URL, 503));
      Polled failed = poll();
      assertThat(failed.delivery()).isEmpty();
      assertThat(failed.after().totals().error())
          .contains("503: The server answered with an error.");
      assertThat(failed.after().poll().window()).isEqualTo(failed.before().poll().window());
      web.answer(URL, Web.failed(TestPolls.URL, FetchResult.Kind.DNS));
      assertThat(poll().after().totals().error()).contains("No such address can be fetched.");
      assertThat(progress.poll().checks().failures()).isEqualTo(2);
      web.rss(URL, rss(item("a", "Flow")));
      assertThat(poll().after().totals().error()).isEmpty();
    }

    @Test
    void whatBreaksBecauseWeStopLeavesNoTrace() {
      web.answer(URL, Web.failed(TestPolls.URL, FetchResult.Kind.STOPPED));
      Polled polled = poll();
      assertThat(polled.after()).isEqualTo(polled.before());
    }

    @Test
    void goneStopsTheFeed() {
      web.rss(URL, rss(item("a", "Flow")));
      poll();
      web.answer(URL, new FetchResult.Gone(Trail.at(TestPolls.URL), Headers.NONE));
      Polled gone = poll();
      assertThat(gone.after().poll().stopped()).isTrue();
      assertThat(gone.after().poll().alarms().get(Alarm.Kind.GONE)).isPresent();
      assertThat(gone.after().totals().error()).contains("410: it is gone for good");
      assertThat(gone.after().poll().window()).isEqualTo(gone.before().poll().window());
    }

    @Test
    void aFaultInAReaderIsAFailedPoll() {
      web.rss(URL, rss(item("a", "Flow")));
      texts =
          (of, document) -> {
            throw new IllegalStateException("a fault of ours");
          };
      Polled polled = poll();
      assertThat(polled.delivery()).isEmpty();
      assertThat(polled.after().totals().error()).contains("The document could not be worked.");
      assertThat(polled.after().poll().checks().failures()).isEqualTo(1);
      assertThat(polled.after().poll().nextDue()).isAfter(clock.instant());
    }

    @Test
    void aFaultInFetchingIsAFailedPoll() {
      web.answer(
          URL,
          request -> {
            throw new IllegalStateException("a fault of ours");
          });
      assertThat(poll().after().totals().error()).contains("The document could not be worked.");
    }

    private FeedTexts broken(String content, String... sound) {
      List<Entry> entries = new ArrayList<>();
      for (String guid : sound) {
        entries.add(sound(guid));
      }
      Payload payload =
          new Payload("rss", "application/rss+xml", Optional.empty(), content.getBytes());
      entries.add(new Entry.Broken(payload, List.of(new Fault("", "torn"))));
      return (of, document) -> new FeedTexts.Outcome.Read(TestTexts.of(entries));
    }
  }

  private static Entry sound(String guid) {
    byte[] bytes = rss(item(guid, "Tide " + guid)).getBytes(StandardCharsets.UTF_8);
    return ((Reading.Items)
            Formats.of("application/rss+xml")
                .orElseThrow()
                .read(
                    new dateline.ingest.format.Document(
                        bytes, Optional.empty(), Optional.empty(), Optional.empty()),
                    new dateline.ingest.format.Bounds(10, 100_000)))
        .entries()
        .get(0);
  }

  @Nested
  class Addresses {

    private final URI there = URI.create("https://tides.example/rss");

    @Test
    void aPermanentMoveIsFollowedAtOnceAndRaisesAnAlarm() {
      Trail trail = new Trail(TestPolls.URL, there, there, 1);
      web.answer(URL, Web.fetched(trail, "application/rss+xml", rss(item("a", "Flow"))));
      Polled moved = poll();
      assertThat(guids(moved)).containsExactly("a");
      assertThat(moved.delivery().orElseThrow().sourceUrl()).contains(there.toString());
      assertThat(moved.after().poll().movedTo()).contains(there);
      assertThat(moved.after().poll().alarms().get(Alarm.Kind.MOVED)).isPresent();
      web.rss(there.toString(), rss(item("b", "Ebb"), item("a", "Flow")));
      web.asked();
      assertThat(guids(poll())).containsExactly("b");
      assertThat(web.asked()).containsExactly(there.toString());
    }

    @Test
    void aTemporaryMoveIsNot() {
      Trail trail = new Trail(TestPolls.URL, there, TestPolls.URL, 1);
      web.answer(URL, Web.fetched(trail, "application/rss+xml", rss(item("a", "Flow"))));
      poll();
      web.asked();
      poll();
      assertThat(web.asked()).containsExactly(URL);
    }

    @Test
    void credentialsGoToTheFeedsOriginAlone() {
      web.rss(URL, rss(item("a", "Flow")));
      poll(CREDENTIALS);
      assertThat(web.last().headers()).isEqualTo(CREDENTIALS);
      Trail trail = new Trail(TestPolls.URL, there, there, 1);
      web.answer(URL, Web.fetched(trail, "application/rss+xml", rss(item("a", "Flow"))));
      poll(CREDENTIALS);
      web.rss(there.toString(), rss(item("a", "Flow")));
      poll(CREDENTIALS);
      assertThat(web.last().uri()).isEqualTo(there);
      assertThat(web.last().headers()).as("after a move to another host").isEmpty();
    }

    @Test
    void credentialsGoAlongWhenTheFeedMovesWithinItsOrigin() {
      URI next = URI.create("https://tide.example/other");
      Trail trail = new Trail(TestPolls.URL, next, next, 1);
      web.answer(URL, Web.fetched(trail, "application/rss+xml", rss(item("a", "Flow"))));
      poll(CREDENTIALS);
      web.rss(next.toString(), rss(item("a", "Flow")));
      poll(CREDENTIALS);
      assertThat(web.last().uri()).isEqualTo(next);
      assertThat(web.last().headers()).isEqualTo(CREDENTIALS);
    }
  }

  /** RFC 5005. */
  @Nested
  class Archives {

    private final URI archive = URI.create("https://tide.example/archive/1");
    private final Map<URI, FeedText> pages = new java.util.HashMap<>();

    Archives() {
      texts = (of, document) -> new FeedTexts.Outcome.Read(pages.get(document.trail().finalUri()));
    }

    private void page(URI uri, Optional<URI> older, String... guids) {
      FeedText plain = TestTexts.of(java.util.Arrays.stream(guids).map(PollerTest::sound).toList());
      pages.put(uri, TestTexts.withOlder(plain, older));
      web.rss(uri.toString(), uri.toString());
    }

    @Test
    void pagesAreNotFollowedAtTheFirstPoll() {
      page(TestPolls.URL, Optional.of(archive), "a");
      page(archive, Optional.empty(), "z");
      assertThat(guids(poll())).containsExactly("a");
      assertThat(web.asked()).containsExactly(URL);
    }

    @Test
    void pagesAreFollowedWhenTheWindowRolledOn() {
      page(TestPolls.URL, Optional.of(archive), "a");
      poll();
      URI second = URI.create("https://tide.example/archive/2");
      page(TestPolls.URL, Optional.of(archive), "f", "e");
      page(archive, Optional.of(second), "d", "c");
      page(second, Optional.of(URI.create("https://tide.example/archive/3")), "b", "a");
      web.asked();
      Polled polled = poll();
      assertThat(guids(polled)).containsExactly("f", "e", "d", "c", "b");
      assertThat(web.asked()).containsExactly(URL, archive.toString(), second.toString());
      assertThat(polled.after().poll().alarms().get(Alarm.Kind.WINDOW_GAP))
          .as("what an archive closes is no gap")
          .isEmpty();
    }

    @Test
    void whatPagesHoldIsNoMeasureOfTheDocument() {
      page(TestPolls.URL, Optional.of(archive), "a", "b", "c", "d");
      poll();
      page(TestPolls.URL, Optional.of(archive), "h", "g", "f", "e");
      page(
          archive,
          Optional.empty(),
          IntStream.range(0, 300).mapToObj(i -> "old-" + i).toArray(String[]::new));
      Polled polled = poll();
      assertThat(polled.items()).isEqualTo(304);
      assertThat(polled.after().totals().windowItems()).isEqualTo(4);
      assertThat(polled.after().poll().checks().usualItems()).isEqualTo(4);
      assertThat(poll().after().poll().alarms().get(Alarm.Kind.PARSE_LOSS)).isEmpty();
    }

    @Test
    void pagesAreNotFollowedWhereTheWindowsOverlap() {
      page(TestPolls.URL, Optional.of(archive), "a");
      poll();
      page(TestPolls.URL, Optional.of(archive), "b", "a");
      web.asked();
      assertThat(guids(poll())).containsExactly("b");
      assertThat(web.asked()).containsExactly(URL);
    }

    @Test
    void noMoreThanTenPagesAreFollowedAndTheGapIsAnAlarm() {
      page(TestPolls.URL, Optional.of(archive), "a");
      poll();
      page(TestPolls.URL, Optional.of(at(1)), "new");
      IntStream.rangeClosed(1, 30)
          .forEach(number -> page(at(number), Optional.of(at(number + 1)), "old-" + number));
      web.asked();
      Polled polled = poll();
      assertThat(polled.items()).isEqualTo(11);
      assertThat(web.asked()).hasSize(11);
      assertThat(polled.after().poll().alarms().get(Alarm.Kind.WINDOW_GAP)).isPresent();
    }

    @Test
    void aPageThatCannotBeHadLosesOnlyItself() {
      page(TestPolls.URL, Optional.of(archive), "a");
      poll();
      page(TestPolls.URL, Optional.of(archive), "c");
      web.answer(archive.toString(), Web.status(archive, 500));
      assertThat(guids(poll())).containsExactly("c");
    }

    @Test
    void credentialsGoToArchivePagesOfTheFeedsOriginAlone() {
      page(TestPolls.URL, Optional.of(archive), "a");
      poll(CREDENTIALS);
      URI foreign = URI.create("https://elsewhere.example/archive/2");
      page(TestPolls.URL, Optional.of(archive), "d");
      page(archive, Optional.of(foreign), "c");
      page(foreign, Optional.empty(), "b");
      poll(CREDENTIALS);
      assertThat(web.requests())
          .filteredOn(request -> request.uri().equals(archive))
          .allSatisfy(request -> assertThat(request.headers()).isEqualTo(CREDENTIALS))
          .isNotEmpty();
      assertThat(web.requests())
          .filteredOn(request -> request.uri().equals(foreign))
          .allSatisfy(request -> assertThat(request.headers()).isEmpty())
          .isNotEmpty();
    }

    private URI at(int number) {
      return URI.create("https://tide.example/archive/" + number);
    }
  }
}

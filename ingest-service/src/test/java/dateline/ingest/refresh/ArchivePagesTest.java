package dateline.ingest.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dateline.ingest.fetch.FetchRequest;
import dateline.ingest.fetch.FetchResult;
import dateline.ingest.fetch.Fetching;
import dateline.ingest.fetch.Headers;
import dateline.ingest.fetch.Trail;
import dateline.ingest.fetch.Validators;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ArchivePagesTest {

  private final Map<URI, ArchivePages.Page<String>> site = new HashMap<>();
  private final List<URI> asked = new ArrayList<>();
  private final SeenWindow seen = SeenWindow.EMPTY.look(List.of(item(1), item(2))).next();

  @Test
  void followsUntilAKnownItem() {
    page(3, 4, 3);
    page(2, 3, 2);
    page(1, 2, 1);

    ArchivePages.Found<String> found = follow(3, 10);

    assertThat(found.closed()).isTrue();
    assertThat(found.pages()).extracting(ArchivePages.Page::value).containsExactly("3", "2");
    assertThat(asked).containsExactly(uri(3), uri(2));
  }

  @Test
  void endsAtTheBound() {
    for (int i = 100; i > 10; i--) {
      page(i, i + 1, i);
    }

    ArchivePages.Found<String> found = follow(100, 10);

    assertThat(found.closed()).isFalse();
    assertThat(found.pages()).hasSize(10);
  }

  @Test
  void endsWhereThereIsNoMore_andInACircle() {
    site.put(uri(9), new ArchivePages.Page<>("9", List.of(item(9)), Optional.of(uri(9))));

    assertThat(follow(9, 10).pages()).hasSize(1);
    assertThat(follow(7, 10)).isEqualTo(new ArchivePages.Found<>(List.of(), false));
  }

  @Test
  void keepsWhatItHasIfReadingFails() {
    page(9, 9, 8);
    site.put(uri(8), new ArchivePages.Page<>("broken", List.of(), Optional.empty()));

    ArchivePages.Found<String> found = follow(9, 10);

    assertThat(found.closed()).isFalse();
    assertThat(found.pages()).extracting(ArchivePages.Page::value).containsExactly("9");
  }

  private ArchivePages.Found<String> follow(int page, int most) {
    Fetching fetching = request -> CompletableFuture.completedFuture(answer(request));
    ArchivePages<String> archive =
        new ArchivePages<>(
            fetching,
            fetched -> {
              ArchivePages.Page<String> read = site.get(fetched.trail().finalUri());
              if (read.value().equals("broken")) {
                throw new IllegalStateException("as a reader should not");
              }
              return Optional.of(read);
            },
            most);
    return archive.follow(uri(page), seen).join();
  }

  private FetchResult answer(FetchRequest request) {
    asked.add(request.uri());
    Trail trail = Trail.at(request.uri());
    return site.containsKey(request.uri())
        ? new FetchResult.Fetched(
            trail,
            200,
            Headers.NONE,
            new byte[0],
            Optional.empty(),
            Optional.empty(),
            new Validators(request.uri(), Optional.empty(), Optional.empty()),
            Optional.empty())
        : new FetchResult.Gone(trail, Headers.NONE);
  }

  private void page(int number, int newest, int oldest) {
    site.put(
        uri(number),
        new ArchivePages.Page<>(
            "" + number, List.of(item(newest), item(oldest)), Optional.of(uri(number - 1))));
  }

  private static URI uri(int page) {
    return URI.create("https://news.example/archive/" + page);
  }

  private static SeenItem item(int id) {
    return new SeenItem(id, id);
  }
}

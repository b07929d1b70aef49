package dateline.bench.feeds;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import dateline.enrich.text.Markup;
import dateline.ingest.format.Bounds;
import dateline.ingest.format.Document;
import dateline.ingest.format.Reading;
import dateline.ingest.format.feed.FeedDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * From a document's bytes to its items. Ours also decodes, reads the head and cuts out the bytes of
 * each entry; ROME leaves the bytes behind.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FeedReading {

  private static final Bounds BOUNDS = new Bounds(10_000, 1024 * 1024);

  /** Which document: RSS 2.0 of 25 or 100 KB, or Atom 1.0 of 25 KB. */
  @Param({"rss25", "rss100", "atom25"})
  public String feed;

  private final FeedDocument reader = new FeedDocument();
  private byte[] bytes;
  private Document document;
  private Document broken;
  private List<String> texts;

  /** Makes the documents. */
  @Setup
  public void make() {
    SampleFeed sample = SampleFeed.of(feed);
    bytes = sample.xml().getBytes(StandardCharsets.UTF_8);
    document = document(bytes);
    broken = document(sample.broken().getBytes(StandardCharsets.UTF_8));
    texts = sample.texts();
  }

  /** Ours, of a document without a fault. */
  @Benchmark
  public Reading parse() {
    return reader.read(document, BOUNDS);
  }

  /** Ours, of the same document with a fault in each entry, which is repaired. */
  @Benchmark
  public Reading parseBroken() {
    return reader.read(broken, BOUNDS);
  }

  /** The sanitising of all bodies of the document alone. */
  @Benchmark
  public int sanitise() {
    int length = 0;
    for (String text : texts) {
      length += Markup.sanitise(text).length();
    }
    return length;
  }

  /** ROME, of the document without a fault. */
  @Benchmark
  public SyndFeed rome() throws IOException, FeedException {
    return new SyndFeedInput().build(new XmlReader(new ByteArrayInputStream(bytes)));
  }

  private static Document document(byte[] bytes) {
    return new Document(bytes, Optional.empty(), Optional.empty(), Optional.empty());
  }
}

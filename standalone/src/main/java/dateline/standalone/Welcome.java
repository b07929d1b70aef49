package dateline.standalone;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Says where everything is, with lines that can be copied. */
final class Welcome {

  private Welcome() {}

  static String text(Pipeline pipeline, Path data, String key, double seconds) {
    URI ingest = pipeline.services().url(Service.INGEST);
    URI enrich = pipeline.services().url(Service.ENRICH);
    URI store = pipeline.services().url(Service.STORE);
    return String.format(
        Locale.ROOT,
        """
        Dateline is up after %.1f s. Data and logs: %s

          push API   %s/v1/feeds/FEED/items      OpenAPI %s/openapi
          read API   %s/v1/articles              OpenAPI %s/openapi
          changes    %s/v1/events (Server-Sent Events), %s/v1/changes
          health     %s/q/health  %s/q/health  %s/q/health
          metrics    %s/q/metrics  %s/q/metrics  %s/q/metrics
          Kafka      %s
          registry   %s/apis/ccompat/v7
          MongoDB    %s

        Try:
          curl -s '%s/v1/articles?limit=5'
          curl -s '%s/v1/articles?place=NO'
          curl -sN '%s/v1/events'
          printf 'A headline of yours\\n\\nLISBON, Oct 14 - And a first paragraph about it.\\n' |
            curl -s --data-binary @- -H 'Content-Type: text/plain' -H 'X-API-Key: %s' %s/v1/feeds/kestrel/items
        """,
        seconds,
        data,
        ingest,
        ingest,
        store,
        store,
        store,
        store,
        ingest,
        enrich,
        store,
        ingest,
        enrich,
        store,
        pipeline.backends().kafka(),
        pipeline.backends().registry(),
        pipeline.backends().mongo(),
        store,
        store,
        store,
        key,
        ingest);
  }
}

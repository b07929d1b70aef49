package dateline.ingest.signature;

import dateline.ingest.source.Feed;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.List;

/** Stands in where nothing keeps secrets: no feed signs. */
@DefaultBean
@Singleton
final class NoSigningSecrets implements SigningSecrets {

  @Override
  public List<byte[]> of(Feed feed) {
    return List.of();
  }
}

package dateline.ingest.push;

import dateline.ingest.format.Document;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** SHA-256 over all of a push that decides what is taken in. */
record Fingerprint(byte[] bytes) {

  static Fingerprint of(PushRequest request) {
    Document document = request.document();
    String heads =
        String.join(
            "\n",
            request.format().getClass().getSimpleName(),
            document.charset().orElse(""),
            document.location().map(URI::toString).orElse(""),
            document.itemId().orElse(""),
            request.http().getOrDefault("content-language", ""),
            "");
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(heads.getBytes(StandardCharsets.UTF_8));
      return new Fingerprint(sha.digest(document.bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fingerprint that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}

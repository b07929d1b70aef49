package dateline.store.read;

import dateline.store.ninjs.NinjsArticle;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.bson.Document;

/** The forms that one article is given in. */
enum ArticleForm {
  /** All that is known. */
  OWN {
    @Override
    EntityTag tag(EntityTag article) {
      return article;
    }

    @Override
    Response.ResponseBuilder answer(Document article) {
      return Response.ok(ArticleJson.of(article), MediaType.APPLICATION_JSON_TYPE);
    }
  },
  /** An item of IPTC ninjs 3. */
  NINJS {
    @Override
    EntityTag tag(EntityTag article) {
      return new EntityTag(article.getValue() + "-ninjs", article.isWeak());
    }

    @Override
    Response.ResponseBuilder answer(Document article) {
      return Response.ok(NinjsArticle.of(ArticleJson.of(article)).toString(), TYPE);
    }
  };

  private static final MediaType TYPE = MediaType.valueOf(NinjsArticle.MEDIA_TYPE);

  /** The form for whoever accepts these types, the most wanted first; ours for who takes any. */
  static ArticleForm accepted(List<MediaType> types) {
    for (MediaType type : types) {
      if (type.isCompatible(MediaType.APPLICATION_JSON_TYPE)) {
        return OWN;
      }
      if (type.isCompatible(TYPE)) {
        return NINJS;
      }
    }
    return OWN;
  }

  /** The entity tag of this form (RFC 9110 section 8.8.3.3: one for each form). */
  abstract EntityTag tag(EntityTag article);

  abstract Response.ResponseBuilder answer(Document article);
}

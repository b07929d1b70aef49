package dateline.store.read;

import dateline.store.ninjs.NinjsArticle;
import dateline.store.write.Fields;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Articles over HTTP. Every answer that is no data is a problem (RFC 9457). */
@Path("/v1/articles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Articles", description = "Current articles, their versions and related links.")
public class ArticleResource {

  private static final int MOST_LINKING = 100;

  private final Articles articles;
  private final Versions versions;
  private final Withdrawals withdrawals;

  /** Serves the given articles and their versions, or why they are closed. */
  public ArticleResource(Articles articles, Versions versions, Withdrawals withdrawals) {
    this.articles = articles;
    this.versions = versions;
    this.withdrawals = withdrawals;
  }

  /** The list of articles. */
  @GET
  @Operation(
      operationId = "listArticles",
      summary = "Articles, newest first",
      description =
          "All parameters narrow the list and can be combined. Articles come without bodies;"
              + " withdrawn and withheld ones do not come at all. `next` and the Link header lead to"
              + " the next page.")
  @APIResponse(
      responseCode = "200",
      description = "A page: `articles` and, where there is more, `next`.")
  @APIResponse(responseCode = "400", description = "A parameter is wrong; `parameter` names it.")
  @APIResponse(responseCode = "503", description = "The database does not answer in time.")
  public Response list(
      @Parameter(description = "Feed that delivered the article.") @QueryParam("feed") String feed,
      @Parameter(description = "Label, URI or code of a tag of any kind.") @QueryParam("tag")
          String tag,
      @Parameter(description = "Label, URI or ISO 3166 country code of a place.")
          @QueryParam("place")
          String place,
      @Parameter(description = "Name or URI of a person.") @QueryParam("person") String person,
      @Parameter(description = "Name or URI of an organisation.") @QueryParam("organisation")
          String organisation,
      @Parameter(description = "BCP 47 tag: `de` finds `de-AT`, too. Also decides how `q` is read.")
          @QueryParam("language")
          String language,
      @Parameter(description = "Earliest time, as a date (UTC) or a time with offset.")
          @QueryParam("from")
          String from,
      @Parameter(description = "Time that all articles are before.") @QueryParam("to") String to,
      @Parameter(
              description =
                  "Words that headline, standfirst or body must hold, in any form that the"
                      + " language's stemming makes equal.")
          @QueryParam("q")
          String q,
      @Parameter(description = "Articles per page, from 1 to 100; 20 if absent.")
          @QueryParam("limit")
          String limit,
      @Parameter(description = "`next` of the page before.") @QueryParam("cursor") String cursor,
      @Context UriInfo address,
      @Context Request request) {
    ArticleQuery query =
        ArticleQuery.of(
            new ArticleQuery.Parameters(
                feed, tag, place, person, organisation, language, from, to, q, limit, cursor));
    List<Document> found = articles.find(query);
    boolean more = found.size() > query.limit();
    List<Document> page = more ? found.subList(0, query.limit()) : found;
    return answer(request, Tags.of(page), () -> page(page, more, address));
  }

  private static Response.ResponseBuilder page(List<Document> page, boolean more, UriInfo address) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("articles", page.stream().map(ArticleJson::of).toList());
    Response.ResponseBuilder answer = Response.ok(body);
    if (more) {
      Document last = page.get(page.size() - 1);
      String next =
          PageCursor.encode(last.get(Fields.SEARCH, Document.class).get("order", ObjectId.class));
      body.put("next", next);
      answer.link(nextPage(address, next), "next");
    }
    return answer;
  }

  /** One article, in our form or as ninjs. */
  @GET
  @Path("{uri}")
  @Produces({MediaType.APPLICATION_JSON, NinjsArticle.MEDIA_TYPE})
  @Operation(
      operationId = "getArticle",
      summary = "One article as it stands",
      description =
          "Everything that is known, with the provenance of times, tags and links; or, with `Accept:"
              + " application/ninjs+json`, an item of IPTC ninjs 3, valid by its schema. What came"
              + " as ninjs 3 has all members of the delivery there, its texts cleaned and its markup"
              + " made safe; `uri` is the provider's where that is a URI, and ours stands in"
              + " `altIds` with the role `dateline`. The ETag changes with every change of the"
              + " article.")
  @APIResponse(
      responseCode = "200",
      description = "The article.",
      content = {
        @Content(mediaType = MediaType.APPLICATION_JSON),
        @Content(mediaType = NinjsArticle.MEDIA_TYPE)
      })
  @APIResponse(responseCode = "304", description = "Unchanged since the ETag of If-None-Match.")
  @APIResponse(responseCode = "404", description = "No such article.")
  @APIResponse(responseCode = "406", description = "Neither form is accepted.")
  @APIResponse(
      responseCode = "410",
      description = "Killed or held by its provider: `pubStatus`, `reason` and `at` say how.")
  public Response one(
      @Parameter(description = "URI of the article.", example = "urn:dateline:acme:0123")
          @PathParam("uri")
          String uri,
      @Context Request request,
      @Context HttpHeaders headers) {
    Document article = readable(uri);
    ArticleForm form = ArticleForm.accepted(headers.getAcceptableMediaTypes());
    Response answer = answer(request, form.tag(Tags.of(article)), () -> form.answer(article));
    return Response.fromResponse(answer).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }

  /** All versions of an article. */
  @GET
  @Path("{uri}/versions")
  @Operation(
      operationId = "listVersions",
      summary = "All versions of an article, newest first",
      description =
          "Each with `versionKey`, times, `current`, its content and `changedFields` against the"
              + " version before it; a withdrawn version has `withdrawn` and no text. A withdrawn"
              + " article still has its list of versions.")
  @APIResponse(responseCode = "200", description = "The versions.")
  @APIResponse(responseCode = "304", description = "Unchanged since the ETag of If-None-Match.")
  @APIResponse(responseCode = "404", description = "No such article.")
  public Response versions(
      @Parameter(description = "URI of the article.") @PathParam("uri") String uri,
      @Context Request request) {
    Versions.History history = versions.of(uri).orElseThrow(() -> Problems.unknown(uri));
    Document article = history.article();
    List<Document> ordered = VersionOrder.newestFirst(history.versions());
    return answer(
        request,
        Tags.of(ordered, article),
        () -> Response.ok(Map.of("uri", uri, "versions", history(ordered, article))));
  }

  private static List<Map<String, Object>> history(List<Document> versions, Document article) {
    boolean usable = !article.getBoolean(Fields.WITHDRAWN, false);
    List<Map<String, Object>> list = new ArrayList<>();
    for (int at = 0; at < versions.size(); at++) {
      Document version = versions.get(at);
      Map<String, Object> json = ArticleJson.of(version);
      VersionChanges.of(versions, at).ifPresent(fields -> json.put("changedFields", fields));
      json.put(
          "current",
          usable && version.getString("versionKey").equals(article.getString("versionKey")));
      list.add(json);
    }
    return list;
  }

  /** Related links of an article, both ways. */
  @GET
  @Path("{uri}/related")
  @Operation(
      operationId = "listRelated",
      summary = "Links of an article, both ways",
      description =
          "`links` are the article's own, each with its reason; `linkedFrom` are the articles that"
              + " link to it. Withdrawn articles stand in neither.")
  @APIResponse(responseCode = "200", description = "Both lists.")
  @APIResponse(responseCode = "404", description = "No such article.")
  @APIResponse(responseCode = "410", description = "The article is withdrawn or withheld.")
  public Response related(
      @Parameter(description = "URI of the article.") @PathParam("uri") String uri,
      @Context Request request) {
    Document article = readable(uri);
    List<Document> linking = articles.linkingTo(uri, MOST_LINKING).into(new ArrayList<>());
    return answer(
        request, Tags.of(linking, article), () -> Response.ok(bothWays(article, linking)));
  }

  private static Map<String, Object> bothWays(Document article, List<Document> linking) {
    String uri = article.getString("uri");
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("uri", uri);
    body.put("links", ArticleJson.of(article).getOrDefault("relatedLinks", List.of()));
    body.put("linkedFrom", linking.stream().map(other -> Links.back(other, uri)).toList());
    return body;
  }

  /** 304 where the caller has it already, else the answer that is made then. */
  private static Response answer(
      Request request, EntityTag tag, Supplier<Response.ResponseBuilder> full) {
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return (unchanged != null ? unchanged : full.get().tag(tag)).build();
  }

  private Document readable(String uri) {
    Document article = articles.one(uri).orElseThrow(() -> Problems.unknown(uri));
    if (article.getBoolean(Fields.WITHDRAWN, false)) {
      String pubStatus = article.getString("pubStatus");
      Document withdrawal =
          withdrawals
              .closing(uri, pubStatus)
              .orElseGet(() -> article.get("withdrawal", Document.class));
      throw Problems.withdrawn(
          uri, pubStatus, withdrawal.getString("reason"), withdrawal.getDate("at").toInstant());
    }
    return article;
  }

  private static URI nextPage(UriInfo address, String cursor) {
    return address.getRequestUriBuilder().replaceQueryParam("cursor", cursor).build();
  }
}

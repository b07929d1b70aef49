package dateline.store.read;

import com.mongodb.MongoException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.jboss.logging.Logger;

/** Answers 503 with Retry-After while MongoDB is away or takes too long. */
@Provider
public class UnavailableMapper implements ExceptionMapper<MongoException> {

  private static final Logger LOG = Logger.getLogger(UnavailableMapper.class);

  @Override
  public Response toResponse(MongoException failure) {
    LOG.warnf("answered 503: %s", failure.getMessage());
    return Problems.unavailable().toResponse();
  }
}

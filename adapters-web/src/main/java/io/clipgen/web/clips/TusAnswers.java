package io.clipgen.web.clips;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/// Says in each answer about uploads which version of tus it speaks, refusals of any filter
/// included.
@ServerFilter({"/api/v1/uploads", "/api/v1/uploads/**"})
@Order(-1)
final class TusAnswers {

  @ResponseFilter
  void say(MutableHttpResponse<?> response) {
    response.header(TusRequests.RESUMABLE, TusRequests.VERSION);
    if (response.code() == HttpStatus.PRECONDITION_FAILED.getCode()) {
      response.header("Tus-Version", TusRequests.VERSION);
    }
  }
}

package io.clipgen.web.clips;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Says in the API's description that a route answers as [FileResponse] does.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ApiResponse(
    responseCode = "200",
    description = "The whole file",
    content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
@ApiResponse(
    responseCode = "206",
    description = "The part that `Range` asked for",
    content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
@ApiResponse(responseCode = "304", description = "It is the one you have")
@interface SendsFile {}

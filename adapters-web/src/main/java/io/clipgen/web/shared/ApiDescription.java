package io.clipgen.web.shared;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;

/// The head of the API's description, `/api/v1/openapi.yml`, which is made of the controllers while
/// they are compiled.
@OpenAPIDefinition(
    info =
        @Info(
            title = "ClipGen",
            version = "v1",
            description =
                """
                Turn any video into clips, and clips into money.

                Get a token at `POST /api/v1/auth/token` and send it as `Authorization: Bearer …`. Money is
                `{"amount": 4900, "currency": "USD"}`, in minor units. Lists are read page by page: pass `next` as
                `after`. Whatever is refused is answered as a problem (RFC 9457) with a stable `type`, a sentence that
                says what to do, the `field` where there is one, and the request's id.""",
            license =
                @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
    security = @SecurityRequirement(name = "token"))
@SecurityScheme(
    name = "token",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT",
    description = "The accessToken of POST /api/v1/auth/token")
final class ApiDescription {

  private ApiDescription() {}
}

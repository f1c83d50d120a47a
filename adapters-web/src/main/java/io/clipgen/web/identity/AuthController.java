package io.clipgen.web.identity;

import io.clipgen.application.identity.usecase.RegisterParty;
import io.clipgen.application.identity.usecase.SignIn;
import io.clipgen.web.shared.AnswersProblems;
import io.clipgen.web.shared.Problems;
import io.clipgen.web.shared.Public;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.util.HttpClientAddressResolver;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;

/// Signing up and signing in.
@Public
@Tag(name = "identity")
@AnswersProblems
@Controller("/api/v1/auth")
@ExecuteOn(TaskExecutors.BLOCKING)
class AuthController {

  private static final int LONGEST = 1000;

  private final RegisterParty registerParty;
  private final SignIn signIn;
  private final HttpClientAddressResolver addresses;

  AuthController(RegisterParty registerParty, SignIn signIn, HttpClientAddressResolver addresses) {
    this.registerParty = registerParty;
    this.signIn = signIn;
    this.addresses = addresses;
  }

  @Post("/register")
  @Status(HttpStatus.CREATED)
  @Operation(
      summary = "Sign up with e-mail address and password",
      description = "The password needs 12 to 128 characters. A welcome mail follows.")
  @ApiResponse(responseCode = "201", description = "Welcome")
  @ApiResponse(responseCode = "409", description = "email-taken")
  HttpResponse<ProfileJson> register(@Body @Valid Registration body) {
    var command =
        new RegisterParty.Command(
            body.email(), body.password(), body.displayName(), RoleJson.read("role", body.role()));
    return switch (registerParty.handle(command)) {
      case RegisterParty.Outcome.Registered registered ->
          HttpResponse.created(ProfileJson.from(registered.profile()), URI.create("/api/v1/me"));
      case RegisterParty.Outcome.EmailTaken _ ->
          throw Problems.refusal(
              HttpStatus.CONFLICT,
              "email-taken",
              "There is an account with this e-mail address already: sign in, or use another address.",
              "email");
    };
  }

  @Post("/token")
  @Operation(
      summary = "Sign in: get a token for 15 minutes",
      description =
          "Five failures in 15 minutes per account and network address are the limit, 50 per address.")
  @ApiResponse(responseCode = "200", description = "Send the token as `Authorization: Bearer …`")
  @ApiResponse(
      responseCode = "401",
      description = "not-recognised: no such address, or not its password")
  @ApiResponse(responseCode = "403", description = "suspended")
  @ApiResponse(responseCode = "429", description = "too-many-sign-ins")
  HttpResponse<TokenJson> token(@Body @Valid Credentials body, HttpRequest<?> request) {
    var command = new SignIn.Command(body.email(), body.password(), addressOf(request));
    return switch (signIn.handle(command)) {
      case SignIn.Outcome.SignedIn in ->
          HttpResponse.ok(new TokenJson(in.token(), "Bearer", in.lifetime().toSeconds()))
              .header(HttpHeaders.CACHE_CONTROL, "no-store");
      case SignIn.Outcome.NotRecognised _ ->
          throw Problems.refusal(
              HttpStatus.UNAUTHORIZED,
              "not-recognised",
              "This e-mail address and password do not belong together: check both.");
      case SignIn.Outcome.Suspended _ ->
          throw Problems.refusal(
              HttpStatus.FORBIDDEN,
              "suspended",
              "This account is suspended. Ask the support to look at it.");
      case SignIn.Outcome.TooManyAttempts many ->
          throw Problems.tryAgain(
              "too-many-sign-ins",
              "Too many sign-ins have failed: wait %d minutes, then try again."
                  .formatted(many.again().toMinutes() + 1),
              many.again());
    };
  }

  private String addressOf(HttpRequest<?> request) {
    String address = addresses.resolve(request);
    return address == null ? "unknown" : address;
  }

  @Serdeable
  record Registration(
      @Schema(example = "ada@example.com") @NotNull @Size(max = LONGEST) String email,
      @Schema(minLength = 12, maxLength = 128) @NotNull @Size(max = LONGEST) String password,
      @Schema(example = "Ada") @NotNull @Size(max = LONGEST) String displayName,
      @Schema(allowableValues = {"client", "clipper", "creator"}) @NotNull String role) {

    /// Never the password.
    @Override
    public String toString() {
      return "Registration[" + email + "]";
    }
  }

  @Serdeable
  record Credentials(
      @Schema(example = "ada@example.com") @NotNull @Size(max = LONGEST) String email,
      @NotNull @Size(max = LONGEST) String password) {

    /// Never the password.
    @Override
    public String toString() {
      return "Credentials[" + email + "]";
    }
  }

  /// @param expiresIn in seconds
  @Serdeable
  @Schema(name = "Token")
  record TokenJson(
      String accessToken,
      @Schema(example = "Bearer") String tokenType,
      @Schema(example = "900") long expiresIn) {

    /// Never the token.
    @Override
    public String toString() {
      return "TokenJson[" + expiresIn + " s]";
    }
  }
}

package io.clipgen.domain.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.earnings.SignedFile.Form;
import io.clipgen.domain.earnings.SignedFile.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// A signed file is what was signed, or it is found out.
class SignedFileProperties {

  private static final KeyPair KEY = fresh();
  private static final KeyPair OTHER = fresh();

  @Property(tries = 60)
  void every_form_is_valid_as_it_was_signed(@ForAll Form form, @ForAll @IntRange(max = 50) int n) {
    byte[] file = file(form, "a party ".repeat(n));

    assertThat(SignedFile.verify(file, List.of(OTHER.getPublic(), KEY.getPublic())))
        .isEqualTo(
            new Verdict.Valid(form, SignedFile.name(KEY.getPublic()), "party pty_1; available 1"));
  }

  @Property(tries = 600)
  void any_changed_byte_is_found(
      @ForAll Form form,
      @ForAll @IntRange(max = 10_000) int where,
      @ForAll @IntRange(min = 1, max = 255) int by) {
    byte[] file = file(form, "x");
    file[where % file.length] ^= (byte) by;

    assertThat(SignedFile.verify(file, List.of(KEY.getPublic())))
        .isInstanceOf(Verdict.Broken.class);
  }

  @Property(tries = 100)
  void anything_cut_off_or_added_is_found(
      @ForAll Form form, @ForAll @IntRange(min = 1, max = 300) int n) {
    byte[] file = file(form, "x");

    assertThat(
            SignedFile.verify(
                Arrays.copyOf(file, Math.max(0, file.length - n)), List.of(KEY.getPublic())))
        .isInstanceOf(Verdict.Broken.class);
    byte[] longer = Arrays.copyOf(file, file.length + n);
    Arrays.fill(longer, file.length, longer.length, (byte) '\n');
    assertThat(SignedFile.verify(longer, List.of(KEY.getPublic())))
        .isInstanceOf(Verdict.Broken.class);
  }

  @Example
  void another_key_is_named() {
    byte[] file = file(Form.CSV, "x");

    assertThat(SignedFile.verify(file, List.of(OTHER.getPublic())))
        .isInstanceOfSatisfying(
            Verdict.Broken.class,
            broken ->
                assertThat(broken.reason())
                    .contains(SignedFile.name(KEY.getPublic()))
                    .contains(SignedFile.name(OTHER.getPublic())));
  }

  @Example
  void keys_travel_as_pem() {
    String pem = SignedFile.pem(KEY.getPublic()) + SignedFile.pem(OTHER.getPublic());

    assertThat(SignedFile.readKeys(pem)).containsExactly(KEY.getPublic(), OTHER.getPublic());
    assertThat(SignedFile.readKeys("nothing")).isEmpty();
  }

  private static byte[] file(Form form, String text) {
    String summary = form.label() + "party pty_1; available 1\"";
    String body =
        switch (form) {
          case JSON -> "{" + summary + ",\"text\":\"" + text + "\"}";
          case CSV -> summary + "\n" + text + ",\"summary,\"\"no\"\"\"\n";
          case PDF -> "%PDF-1.7\n" + text + "\n%%EOF\n" + summary + "\n";
        };
    return SignedFile.sign(
        form,
        body.getBytes(StandardCharsets.UTF_8),
        SignedFile.name(KEY.getPublic()),
        KEY.getPrivate());
  }

  private static KeyPair fresh() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }
}

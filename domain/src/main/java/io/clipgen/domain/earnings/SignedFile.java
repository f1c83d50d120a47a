package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A file that carries its signature: Ed25519 over every byte of it but the 128 hexadecimal digits
/// of the signature itself, which stand close to its end. Whoever has the public key can check it,
/// with nothing else.
///
/// - JSON: the last field, `"signature":{"key":"…","algorithm":"Ed25519","value":"…"}`
/// - CSV: the last row, `signature,key,Ed25519,value`
/// - PDF: a comment after its end, `%clipgen-signature key Ed25519 value`
public final class SignedFile {

  private static final int DIGITS = 128;
  private static final int TAIL = 400;

  private SignedFile() {}

  /// The forms a signed file has. Each tells in one line what it is: a JSON object in its first
  /// field, `"summary":"…"`, a CSV in its first row, `summary,"…"`, a PDF in a comment after its
  /// end, `%clipgen-summary "…"`.
  public enum Form {
    JSON(",\"signature\":{\"key\":\"", "\",\"algorithm\":\"Ed25519\",\"value\":\"", "\"}}\n"),
    CSV("signature,", ",Ed25519,", "\n"),
    PDF("%clipgen-signature ", " Ed25519 ", "\n");

    private final String before;
    private final String between;
    private final String after;
    private final Pattern tail;

    Form(String before, String between, String after) {
      this.before = before;
      this.between = between;
      this.after = after;
      this.tail =
          Pattern.compile(
              Pattern.quote(before)
                  + "([0-9a-f]{16})"
                  + Pattern.quote(between)
                  + "([0-9a-f]{128})"
                  + Pattern.quote(after)
                  + "\\z");
    }

    private static Form of(byte[] file) {
      if (file.length > 0 && file[0] == '{') {
        return JSON;
      }
      return new String(file, 0, Math.min(5, file.length), StandardCharsets.ISO_8859_1)
              .equals("%PDF-")
          ? PDF
          : CSV;
    }

    /// What stands before the line in which a file tells what it is.
    public String label() {
      return switch (this) {
        case JSON -> "\"summary\":\"";
        case CSV -> "summary,\"";
        case PDF -> "%clipgen-summary \"";
      };
    }
  }

  /// Signs a file.
  ///
  /// @param body the file without a signature: a JSON object, or text or a PDF that ends with a new
  ///   line
  /// @param key the name of the key, as [#name] gives it
  public static byte[] sign(Form form, byte[] body, String key, PrivateKey with) {
    int length = form == Form.JSON ? body.length - 1 : body.length;
    byte[] before = joined(Arrays.copyOf(body, length), latin(form.before + key + form.between));
    byte[] after = latin(form.after);
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(with);
      signature.update(before);
      signature.update(after);
      return joined(before, latin(HexFormat.of().formatHex(signature.sign())), after);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("the key " + key + " cannot sign", broken);
    }
  }

  /// Checks a file.
  ///
  /// @param keys the public keys of the installation that it should come from
  public static Verdict verify(byte[] file, List<PublicKey> keys) {
    Form form = Form.of(file);
    int from = Math.max(0, file.length - TAIL);
    Matcher tail =
        form.tail.matcher(new String(file, from, file.length - from, StandardCharsets.ISO_8859_1));
    if (!tail.find()) {
      return new Verdict.Broken(
          "it does not end with a signature as a " + form + " of this kind does");
    }
    String name = tail.group(1);
    Optional<PublicKey> key = keys.stream().filter(each -> name(each).equals(name)).findFirst();
    if (key.isEmpty()) {
      return new Verdict.Broken(
          "it was signed with the key "
              + name
              + ", which is none of those given: "
              + keys.stream().map(SignedFile::name).toList());
    }
    int start = from + tail.start(2);
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(key.get());
      signature.update(file, 0, start);
      signature.update(file, start + DIGITS, file.length - start - DIGITS);
      return signature.verify(HexFormat.of().parseHex(tail.group(2)))
          ? new Verdict.Valid(form, name, summary(form, file))
          : new Verdict.Broken("it is not what was signed with the key " + name);
    } catch (GeneralSecurityException broken) {
      return new Verdict.Broken("its signature is none: " + broken.getMessage());
    }
  }

  /// What a key is called: the first 16 hexadecimal digits of the SHA-256 of its X.509 form.
  public static String name(PublicKey key) {
    return Hash.of(key.getEncoded()).brief();
  }

  /// Reads all public keys of a text, as PEM has them.
  ///
  /// @throws IllegalArgumentException if one of them is no Ed25519 key
  public static List<PublicKey> readKeys(String pem) {
    return Pattern.compile(
            "-----BEGIN PUBLIC KEY-----(.*?)-----END PUBLIC KEY-----", Pattern.DOTALL)
        .matcher(pem)
        .results()
        .map(found -> key(Base64.getMimeDecoder().decode(found.group(1))))
        .toList();
  }

  /// A public key as PEM.
  public static String pem(PublicKey key) {
    String text = Base64.getMimeEncoder(64, latin("\n")).encodeToString(key.getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n";
  }

  /// Reads a public key.
  ///
  /// @param x509 its X.509 form
  /// @throws IllegalArgumentException if it is no Ed25519 key
  public static PublicKey key(byte[] x509) {
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(x509));
    } catch (GeneralSecurityException wrong) {
      throw new IllegalArgumentException("this is no Ed25519 public key", wrong);
    }
  }

  private static String summary(Form form, byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    // Where nothing that somebody else has written can stand: first of all, or after the end.
    int start = form == Form.PDF ? text.lastIndexOf(form.label()) : text.indexOf(form.label());
    int end = start < 0 ? -1 : text.indexOf('"', start + form.label().length());
    return end < 0 ? "" : text.substring(start + form.label().length(), end);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /// What became of a check.
  public sealed interface Verdict {

    /// Every byte is as it was signed.
    ///
    /// @param key the name of the key
    /// @param summary what the file says it is, in one line
    record Valid(Form form, String key, String summary) implements Verdict {}

    /// It is not what was signed.
    ///
    /// @param reason why, as the end of a sentence that begins with the file
    record Broken(String reason) implements Verdict {}
  }
}

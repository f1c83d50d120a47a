package io.clipgen.persistence.clips;

import io.clipgen.domain.clips.Transcript;
import io.clipgen.persistence.clips.AnalysisDocument.Spoken;
import java.util.List;

/// A transcript that somebody brought, as it is kept.
record TranscriptDocument(String language, List<Spoken> words) {

  static byte[] packed(Transcript transcript) {
    return Packed.pack(
        new TranscriptDocument(
            transcript.language(), transcript.words().stream().map(Spoken::from).toList()));
  }

  static Transcript unpacked(byte[] packed) {
    TranscriptDocument document = Packed.unpack(packed, TranscriptDocument.class);
    return new Transcript(
        document.language, document.words.stream().map(Spoken::toDomain).toList());
  }
}

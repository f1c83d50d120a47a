package io.clipgen.media.whisper;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.clipgen.media.Unpacking;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The functions of whisper.cpp 1.7.1 that are used, and where the fields of its parameter
/// structures lie.
final class WhisperLibrary {

  private static final String NAME = "whisper-1.7.1";

  /// `whisper_context_params`, 48 bytes, passed by value.
  static final StructLayout CONTEXT_PARAMS = longs(6);

  static final long CONTEXT_USE_GPU = 0;

  /// `whisper_full_params`, 264 bytes, passed by value.
  static final StructLayout FULL_PARAMS = longs(33);

  static final long THREADS = 4;
  static final long TRANSLATE = 20;
  static final long NO_CONTEXT = 21;
  static final long PRINT_SPECIAL = 24;
  static final long PRINT_PROGRESS = 25;
  static final long PRINT_REALTIME = 26;
  static final long PRINT_TIMESTAMPS = 27;
  static final long TOKEN_TIMESTAMPS = 28;
  static final long MAX_LEN = 40;
  static final long SPLIT_ON_WORD = 44;
  static final long AUDIO_CONTEXT = 56;
  static final long LANGUAGE = 96;
  static final long DETECT_LANGUAGE = 104;
  static final long PROGRESS_CALLBACK = 168;
  static final long ABORT_CALLBACK = 200;

  static final FunctionDescriptor PROGRESS =
      FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, JAVA_INT, ADDRESS);
  static final FunctionDescriptor ABORT = FunctionDescriptor.of(JAVA_BOOLEAN, ADDRESS);
  private static final FunctionDescriptor LOG =
      FunctionDescriptor.ofVoid(JAVA_INT, ADDRESS, ADDRESS);

  private static @Nullable WhisperLibrary loaded;

  final MethodHandle contextDefaults;
  final MethodHandle fullDefaults;
  final MethodHandle freeParams;
  final MethodHandle freeContextParams;
  final MethodHandle init;
  final MethodHandle free;
  final MethodHandle full;
  final MethodHandle segments;
  final MethodHandle segmentText;
  final MethodHandle segmentStart;
  final MethodHandle segmentEnd;
  final MethodHandle tokens;
  final MethodHandle tokenProbability;
  final MethodHandle languageId;
  final MethodHandle languageName;

  private final SymbolLookup symbols;

  private WhisperLibrary(SymbolLookup symbols) throws Throwable {
    this.symbols = symbols;
    contextDefaults = call("whisper_context_default_params_by_ref", of(ADDRESS));
    freeContextParams = call("whisper_free_context_params", FunctionDescriptor.ofVoid(ADDRESS));
    fullDefaults = call("whisper_full_default_params_by_ref", of(ADDRESS, JAVA_INT));
    freeParams = call("whisper_free_params", FunctionDescriptor.ofVoid(ADDRESS));
    init = call("whisper_init_from_file_with_params", of(ADDRESS, ADDRESS, CONTEXT_PARAMS));
    free = call("whisper_free", FunctionDescriptor.ofVoid(ADDRESS));
    full = call("whisper_full", of(JAVA_INT, ADDRESS, FULL_PARAMS, ADDRESS, JAVA_INT));
    segments = call("whisper_full_n_segments", of(JAVA_INT, ADDRESS));
    segmentText = call("whisper_full_get_segment_text", of(ADDRESS, ADDRESS, JAVA_INT));
    segmentStart = call("whisper_full_get_segment_t0", of(JAVA_LONG, ADDRESS, JAVA_INT));
    segmentEnd = call("whisper_full_get_segment_t1", of(JAVA_LONG, ADDRESS, JAVA_INT));
    tokens = call("whisper_full_n_tokens", of(JAVA_INT, ADDRESS, JAVA_INT));
    tokenProbability =
        call("whisper_full_get_token_p", of(JAVA_FLOAT, ADDRESS, JAVA_INT, JAVA_INT));
    languageId = call("whisper_full_lang_id", of(JAVA_INT, ADDRESS));
    languageName = call("whisper_lang_str", of(ADDRESS, JAVA_INT));
    silence();
  }

  /// The library, loaded by the first who asks and kept.
  ///
  /// @throws IOException if there is none for this machine or it does not load
  static synchronized WhisperLibrary load(Path cache) throws IOException {
    if (loaded == null) {
      var folder = unpacked(cache);
      try {
        // In this order: the second is linked against the first.
        SymbolLookup.libraryLookup(folder.resolve("libggml.so"), Arena.global());
        loaded =
            new WhisperLibrary(
                SymbolLookup.libraryLookup(folder.resolve("libwhisper.so.1"), Arena.global()));
      } catch (IOException e) {
        throw e;
      } catch (Throwable e) {
        throw new IOException("it does not load: " + e.getMessage(), e);
      }
    }
    return loaded;
  }

  private static Path unpacked(Path cache) throws IOException {
    if (!System.getProperty("os.name").equals("Linux")
        || !List.of("amd64", "x86_64").contains(System.getProperty("os.arch"))) {
      throw new IOException("it is for Linux on x86-64 only");
    }
    var fast = hasAvx2();
    return Unpacking.folder(
        cache,
        NAME + (fast ? "-avx2" : ""),
        WhisperLibrary.class.getClassLoader(),
        Map.of(
            "libggml.so",
            fast ? "debian-amd64/libggml+mf16c+mfma+mavx+mavx2.so" : "debian-amd64/libggml.so",
            "libwhisper.so.1",
            "debian-amd64/libwhisper.so.1"),
        List.of());
  }

  /// The library's build for newer processors is nine times as fast, and crashes on older ones.
  private static boolean hasAvx2() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("flags"))
          .findFirst()
          .map(line -> List.of(line.split("\\s+")))
          .filter(flags -> flags.containsAll(List.of("avx2", "avx", "fma", "f16c")))
          .isPresent();
    }
  }

  static MemorySegment upcall(
      Object target, String method, FunctionDescriptor descriptor, Arena arena) {
    try {
      var handle =
          MethodHandles.privateLookupIn(target.getClass(), MethodHandles.lookup())
              .bind(target, method, descriptor.toMethodType());
      return Linker.nativeLinker().upcallStub(handle, descriptor, arena);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The library writes its thoughts to standard error unless somebody listens.
  private void silence() throws Throwable {
    var ignore =
        MethodHandles.empty(
            MethodType.methodType(void.class, int.class, MemorySegment.class, MemorySegment.class));
    var stub = Linker.nativeLinker().upcallStub(ignore, LOG, Arena.global());
    call("whisper_log_set", FunctionDescriptor.ofVoid(ADDRESS, ADDRESS))
        .invoke(stub, MemorySegment.NULL);
  }

  private MethodHandle call(String name, FunctionDescriptor descriptor) {
    return Linker.nativeLinker()
        .downcallHandle(
            symbols
                .find(name)
                .orElseThrow(() -> new IllegalStateException("it lacks the function " + name)),
            descriptor);
  }

  private static FunctionDescriptor of(MemoryLayout result, MemoryLayout... arguments) {
    return FunctionDescriptor.of(result, arguments);
  }

  private static StructLayout longs(int count) {
    var fields = new MemoryLayout[count];
    java.util.Arrays.fill(fields, JAVA_LONG);
    return MemoryLayout.structLayout(fields);
  }
}

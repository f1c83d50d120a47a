package io.clipgen.media.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.clipgen.application.clips.port.MediaFailure;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A network in the ONNX format, loaded. Several threads may run it at the same time.
public final class OnnxModel implements AutoCloseable {

  private final OrtEnvironment environment;
  private final OrtSession session;

  private OnnxModel(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  /// Loads a network.
  ///
  /// @param file an ONNX file
  /// @param cache where the native library is unpacked, once
  /// @param threads how many threads compute one run
  /// @throws MediaFailure if it does not load, or networks cannot be run on this machine
  public static OnnxModel load(Path file, Path cache, int threads) {
    OnnxLibrary.unpack(cache);
    try (var options = new OrtSession.SessionOptions()) {
      var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      environment.setTelemetry(false);
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      // Threads that wait must leave the processor to FFmpeg.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      return new OnnxModel(environment, environment.createSession(file.toString(), options));
    } catch (OrtException e) {
      throw new MediaFailure(
          "The model %s cannot be loaded: %s".formatted(file, e.getMessage()), e);
    } catch (LinkageError e) {
      throw new MediaFailure("Models cannot be run on this machine: " + e.getMessage(), e);
    }
  }

  /// Runs it once.
  ///
  /// @param inputs by the names that the network gives them
  /// @return its outputs that are fractions, by name
  public Map<String, Tensor.Floats> run(Map<String, ? extends Tensor> inputs) {
    List<OnnxTensor> taken = new ArrayList<>(inputs.size());
    try {
      Map<String, OnnxTensor> named = new HashMap<>();
      for (var input : inputs.entrySet()) {
        var tensor = taken(input.getValue());
        taken.add(tensor);
        named.put(input.getKey(), tensor);
      }
      try (var result = session.run(named)) {
        Map<String, Tensor.Floats> outputs = new HashMap<>();
        for (var output : result) {
          if (output.getValue() instanceof OnnxTensor tensor && tensor.getFloatBuffer() != null) {
            outputs.put(output.getKey(), given(tensor));
          }
        }
        return outputs;
      }
    } catch (OrtException e) {
      throw new MediaFailure("A model could not be run: " + e.getMessage(), e);
    } finally {
      taken.forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new MediaFailure("A model could not be closed: " + e.getMessage(), e);
    }
  }

  private OnnxTensor taken(Tensor tensor) throws OrtException {
    return switch (tensor) {
      case Tensor.Floats floats ->
          OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats.values()), floats.shape());
      case Tensor.Longs longs ->
          OnnxTensor.createTensor(environment, LongBuffer.wrap(longs.values()), longs.shape());
    };
  }

  private static Tensor.Floats given(OnnxTensor tensor) {
    var numbers = tensor.getFloatBuffer();
    var values = new float[numbers.remaining()];
    numbers.get(values);
    return Tensor.of(values, tensor.getInfo().getShape());
  }
}

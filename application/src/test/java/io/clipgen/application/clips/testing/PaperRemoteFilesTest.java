package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.RemoteFiles;

class PaperRemoteFilesTest extends RemoteFilesContract {

  private final PaperRemoteFiles remote = new PaperRemoteFiles();

  @Override
  protected RemoteFiles remote() {
    return remote;
  }

  @Override
  protected String serve(String path, byte[] content) {
    return remote.serve(path, content);
  }
}

-- The words of a video as its owner brought them, in place of what is heard: gzipped JSON. Orders go by the one that is there
-- when they are placed, and keep it: their clips are edited by the words that they were made by.
CREATE TABLE clips.transcript (
  source uuid PRIMARY KEY REFERENCES clips.source_video,
  document bytea NOT NULL
);
CREATE TABLE clips.order_transcript (
  job uuid PRIMARY KEY REFERENCES clips.clip_order,
  document bytea NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON clips.transcript TO clipgen_app;
GRANT SELECT, INSERT ON clips.order_transcript TO clipgen_app;

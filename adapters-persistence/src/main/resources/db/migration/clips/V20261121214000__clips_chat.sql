-- How many messages the viewers of a video wrote in each five seconds of it.
CREATE TABLE clips.chat (
  source uuid PRIMARY KEY REFERENCES clips.source_video,
  counts int[] NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON clips.chat TO clipgen_app;

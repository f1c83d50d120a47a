-- Which jobs something names is asked by the job.
CREATE INDEX stream_of_job ON clips.stream (job);
CREATE INDEX upload_of_job ON clips.upload (job) WHERE job IS NOT NULL;

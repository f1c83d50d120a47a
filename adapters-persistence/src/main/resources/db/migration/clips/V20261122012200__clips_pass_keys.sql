-- Keys of passes go when nothing that was signed under them can be good any more.
GRANT DELETE ON clips.stream_pass_key TO clipgen_app;

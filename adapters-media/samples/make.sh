#!/bin/sh
# Makes sample.mp4 and short.mp4 from the material that README.md names.
# Usage: make.sh FOLDER, where FOLDER holds car-detection.mp4, one-by-one-person-detection.mp4 and astronaut.png.
# Needs an ffmpeg with x264 on the PATH. Anyone's result will look the same; its bytes depend on the FFmpeg.
set -eu
pictures=$1
here=$(cd "$(dirname "$0")" && pwd)
speech=$here/speech
x264="-c:v libx264 -preset slow -pix_fmt yuv420p -bitexact -flags:v +bitexact"

# 66 s in three parts of 22 s: speech, then a rest. No sentence is heard twice.
# The rest is a quiet room tone (brown noise), not digital silence.
ffmpeg -nostdin -y -v error \
  -loop 1 -framerate 25 -t 14 -i "$pictures/astronaut.png" \
  -ss 5 -t 8 -i "$pictures/one-by-one-person-detection.mp4" \
  -ss 4 -t 6 -i "$pictures/car-detection.mp4" \
  -ss 11.6 -t 6 -i "$pictures/car-detection.mp4" \
  -ss 74.5 -t 10 -i "$pictures/one-by-one-person-detection.mp4" \
  -ss 92 -t 12 -i "$pictures/one-by-one-person-detection.mp4" \
  -ss 24 -t 4 -i "$pictures/car-detection.mp4" \
  -loop 1 -framerate 25 -t 6 -i "$pictures/astronaut.png" \
  -i "$speech/jfk.wav" -i "$speech/0870.wav" -i "$speech/0880.wav" -i "$speech/0890.wav" \
  -i "$speech/0920.wav" -i "$speech/0930.wav" \
  -filter_complex "
    [0:v]scale=1280:1280:flags=lanczos,crop=1280:720:0:'40+14*t',setsar=1,fps=25[v0];
    [1:v]scale=1280:720:flags=lanczos,setsar=1,fps=25[v1];
    [2:v]scale=1280:720:flags=lanczos,setsar=1,fps=25[v2];
    [3:v]scale=1280:720:flags=lanczos,setsar=1,fps=25[v3];
    [4:v]scale=1280:720:flags=lanczos,setsar=1,fps=25[v4];
    [5:v]scale=1280:720:flags=lanczos,setsar=1,fps=25[v5];
    [6:v]scale=1280:720:flags=lanczos,setsar=1,fps=25[v6];
    [7:v]scale=1600:1600:flags=lanczos,crop=1280:720:'40*t':60,setsar=1,fps=25[v7];
    [v0][v1][v2][v3][v4][v5][v6][v7]concat=n=8:v=1,trim=end=66,format=yuv420p[v];
    [8:a]aresample=48000,adelay=1200:all=1[a0];
    [9:a]aresample=48000,adelay=22900:all=1,volume=1.5[a1];
    [10:a]aresample=48000,adelay=30000:all=1,volume=1.5[a2];
    [11:a]aresample=48000,adelay=32950:all=1,volume=1.5[a3];
    [12:a]aresample=48000,adelay=46000:all=1,volume=1.5[a4];
    [13:a]aresample=48000,adelay=52700:all=1,volume=1.5[a5];
    anoisesrc=color=brown:amplitude=0.008:sample_rate=48000:duration=66:seed=7[room];
    [a0][a1][a2][a3][a4][a5][room]amix=inputs=7:duration=longest:normalize=0,atrim=end=66[a]" \
  -map '[v]' -map '[a]' $x264 -crf 26 -maxrate 900k -bufsize 1800k -g 50 -c:a aac -b:a 96k -ac 1 -flags:a +bitexact \
  -map_metadata -1 -movflags +faststart "$here/sample.mp4"

# 8 s, small: two sentences, one cut, for tests that must be fast.
ffmpeg -nostdin -y -v error \
  -ss 4.5 -t 4 -i "$pictures/car-detection.mp4" \
  -ss 76 -t 4 -i "$pictures/one-by-one-person-detection.mp4" \
  -i "$speech/0880.wav" -i "$speech/0930.wav" \
  -filter_complex "
    [0:v]scale=320:180,setsar=1,fps=25[v0];[1:v]scale=320:180,setsar=1,fps=25[v1];
    [v0][v1]concat=n=2:v=1,trim=end=8,format=yuv420p[v];
    [2:a]aresample=48000,adelay=300:all=1[a0];[3:a]aresample=48000,adelay=4200:all=1[a1];
    anoisesrc=color=brown:amplitude=0.008:sample_rate=48000:duration=8:seed=7[room];
    [a0][a1][room]amix=inputs=3:duration=longest:normalize=0,atrim=end=8[a]" \
  -map '[v]' -map '[a]' $x264 -crf 28 -g 50 -c:a aac -b:a 64k -ac 1 -flags:a +bitexact \
  -map_metadata -1 -movflags +faststart "$here/short.mp4"

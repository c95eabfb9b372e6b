/* Inkling: a window that moves with the signal, kept once. Include inkling.h first.
 *
 *     static inkling_stream stream;
 *     for (;;) {
 *         if (inkling_push(&stream, read_frame())) {
 *             inkling_classify(&context, stream.window, &result);
 *             inkling_slide(&stream, 5);
 *         }
 *     } */
#ifndef INKLING_STREAM_H
#define INKLING_STREAM_H

/* All zero at the start. */
typedef struct {
    float window[INKLING_WINDOW_SIZE];
    int frames; /* that are there */
} inkling_stream;

/* Adds INKLING_AXIS_COUNT values; 1 when the window is full. A full one loses its oldest frame first. */
static inline int inkling_push(inkling_stream *stream, const float *frame);

/* Drops the oldest frames: what is left becomes the start of the next window. */
static inline void inkling_slide(inkling_stream *stream, int frames)
{
    const int drop = frames < stream->frames ? frames : stream->frames;
    stream->frames -= drop;
    for (int i = 0; i < stream->frames * INKLING_AXIS_COUNT; i++) {
        stream->window[i] = stream->window[i + drop * INKLING_AXIS_COUNT];
    }
}

static inline int inkling_push(inkling_stream *stream, const float *frame)
{
    if (stream->frames == INKLING_FRAME_COUNT) {
        inkling_slide(stream, 1);
    }
    for (int axis = 0; axis < INKLING_AXIS_COUNT; axis++) {
        stream->window[stream->frames * INKLING_AXIS_COUNT + axis] = frame[axis];
    }
    stream->frames++;
    return stream->frames == INKLING_FRAME_COUNT;
}

#endif

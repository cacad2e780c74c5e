/* SPDX-License-Identifier: MIT */
#include "pdf/deflate.h"

#include <libdeflate.h>

struct deflater {
        struct libdeflate_compressor *compressor;
};

struct deflater *deflater_open(int level)
{
        struct deflater *deflater = g_new0(struct deflater, 1);
        deflater->compressor = libdeflate_alloc_compressor(level);
        if (!deflater->compressor)
                g_error("deflate: out of memory");
        return deflater;
}

void deflater_close(struct deflater *deflater)
{
        if (deflater)
                libdeflate_free_compressor(deflater->compressor);
        g_free(deflater);
}

void deflater_add(struct deflater *deflater, const void *bytes, gsize count, struct buffer *out)
{
        gsize bound = libdeflate_zlib_compress_bound(deflater->compressor, count);
        if (out->room - out->count < bound)
                buffer_grow(out, bound);
        gsize made = libdeflate_zlib_compress(deflater->compressor, bytes, count, out->at + out->count, bound);
        g_assert(made > 0 && made <= bound);
        out->count += made;
}

bool inflate_add(const void *bytes, gsize count, gsize limit, struct buffer *out)
{
        struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
        enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
        gsize made = 0;
        for (gsize room = MIN(limit, 4 * count + 1024); decompressor; room = MIN(limit, 4 * room)) {
                if (out->room - out->count < room)
                        buffer_grow(out, room);
                result = libdeflate_zlib_decompress(decompressor, bytes, count, out->at + out->count, room, &made);
                if (result != LIBDEFLATE_INSUFFICIENT_SPACE || room == limit)
                        break;
        }
        libdeflate_free_decompressor(decompressor);
        if (result == LIBDEFLATE_SUCCESS)
                out->count += made;
        return result == LIBDEFLATE_SUCCESS;
}

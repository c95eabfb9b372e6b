/* Inkling: signals from buffers under the names of the Edge Impulse inferencing interface. */
#ifndef EI_NUMPY_HPP
#define EI_NUMPY_HPP

#include "edge-impulse-sdk/dsp/numpy_types.h"
#include "edge-impulse-sdk/dsp/returntypes.hpp"

namespace ei {

class numpy {
public:
    /* A signal of values that stay where they are while it is used. */
    static int signal_from_buffer(const float *data, size_t data_size, signal_t *signal)
    {
        signal->total_length = data_size;
        signal->get_data = signal_reader(data, data_size);
        return EIDSP_OK;
    }

    /* The values as they are: samples of a microphone. */
    static int int16_to_float(const int16_t *input, float *output, size_t length)
    {
        for (size_t i = 0; i < length; i++) {
            output[i] = (float)input[i];
        }
        return EIDSP_OK;
    }

    static int int8_to_float(const int8_t *input, float *output, size_t length)
    {
        for (size_t i = 0; i < length; i++) {
            output[i] = (float)input[i];
        }
        return EIDSP_OK;
    }
};

} // namespace ei

#endif

/* Inkling: return values of the Edge Impulse signal interface. */
#ifndef EI_RETURNTYPES_HPP
#define EI_RETURNTYPES_HPP

namespace ei {

typedef enum {
    EIDSP_OK = 0,
    EIDSP_OUT_OF_MEM = -1002,
    EIDSP_SIGNAL_SIZE_MISMATCH = -1003,
    EIDSP_MATRIX_SIZE_MISMATCH = -1004,
    EIDSP_NOT_SUPPORTED = -1009,
    EIDSP_PARAMETER_INVALID = -1015
} EIDSP_RETURN_T;

} // namespace ei

#endif

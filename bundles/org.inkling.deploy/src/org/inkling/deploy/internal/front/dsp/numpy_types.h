/* Inkling: signals under the names of the Edge Impulse inferencing interface. */
#ifndef EI_NUMPY_TYPES_H
#define EI_NUMPY_TYPES_H

#include <stddef.h>
#include <stdint.h>

/* For programs that name std::function themselves; processors without it, such as AVR, do without. */
#if defined(__has_include)
#if __has_include(<functional>)
#include <functional>
#endif
#endif

namespace ei {

/* Any int (size_t offset, size_t length, float *out): a function, a lambda with a few captures, a std::function. It lies inside, so there
 * is no heap; what does not fit does not compile. */
class signal_reader {
    enum { CAPACITY = 6 * sizeof(void *) };

    union storage {
        void *pointer;
        void (*function)(void);
        long number;
        unsigned char bytes[CAPACITY];
    };

    template <class F> struct holder {
        F function;

        explicit holder(const F &f) : function(f) {}

        static void *operator new(size_t, void *place)
        {
            return place;
        }

        static void operator delete(void *, void *) {}

        static int call(const void *self, size_t offset, size_t length, float *out)
        {
            return const_cast<holder *>(static_cast<const holder *>(self))->function(offset, length, out);
        }

        static void manage(void *to, const void *from)
        {
            if (from == NULL) {
                static_cast<holder *>(to)->~holder();
            } else {
                new (to) holder(static_cast<const holder *>(from)->function);
            }
        }
    };

    storage held;
    int (*caller)(const void *, size_t, size_t, float *);
    void (*manager)(void *to, const void *from); /* copies; without from destroys */
    const float *values;

    void take(const signal_reader &other)
    {
        caller = other.caller;
        manager = other.manager;
        values = other.values;
        if (manager != NULL) {
            manager(held.bytes, other.held.bytes);
        }
    }

    void drop()
    {
        if (manager != NULL) {
            manager(held.bytes, NULL);
        }
        manager = NULL;
        caller = NULL;
        values = NULL;
    }

    static int copy_values(const void *self, size_t offset, size_t length, float *out)
    {
        const float *from = *static_cast<const float *const *>(self) + offset;
        for (size_t i = 0; i < length; i++) {
            out[i] = from[i];
        }
        return 0;
    }

public:
    signal_reader() : caller(NULL), manager(NULL), values(NULL) {}

    signal_reader(decltype(nullptr)) : caller(NULL), manager(NULL), values(NULL) {}

    template <class F> signal_reader(F f) : caller(&holder<F>::call), manager(&holder<F>::manage), values(NULL)
    {
        static_assert(sizeof(holder<F>) <= sizeof(storage), "get_data captures too much: let it capture a pointer to a structure");
        new (held.bytes) holder<F>(f);
    }

    /* The values themselves, which stay where they are. */
    signal_reader(const float *buffer, size_t) : caller(&copy_values), manager(NULL), values(buffer)
    {
        held.pointer = const_cast<float *>(buffer);
    }

    signal_reader(const signal_reader &other)
    {
        take(other);
        if (manager == NULL) {
            held = other.held;
        }
    }

    ~signal_reader()
    {
        drop();
    }

    signal_reader &operator=(const signal_reader &other)
    {
        if (this != &other) {
            drop();
            take(other);
            if (manager == NULL) {
                held = other.held;
            }
        }
        return *this;
    }

    int operator()(size_t offset, size_t length, float *out) const
    {
        return caller(held.bytes, offset, length, out);
    }

    explicit operator bool() const
    {
        return caller != NULL;
    }

    bool operator==(decltype(nullptr)) const
    {
        return caller == NULL;
    }

    bool operator!=(decltype(nullptr)) const
    {
        return caller != NULL;
    }

    /* Where all values lie, if they lie in one buffer. */
    const float *buffer() const
    {
        return values;
    }
};

typedef struct ei_signal_t {
    /* Gives length values from offset on; 0 when it worked. */
    signal_reader get_data;
    size_t total_length;
} signal_t;

} // namespace ei

#endif

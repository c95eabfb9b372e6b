/* Inkling: there is nothing to choose, the library holds only what its network uses. For programs that name this file. */

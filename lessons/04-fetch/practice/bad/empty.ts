// refused: wrong-export
export {}

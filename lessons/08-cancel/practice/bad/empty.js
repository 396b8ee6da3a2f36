// refused: wrong-export

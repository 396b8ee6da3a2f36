# refused: wrong-export
